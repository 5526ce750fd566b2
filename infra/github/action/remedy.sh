# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

remedy() {
  case $code in
    profile_required) echo "Name one in the input profile." ;;
    client_unknown) echo "Change the input client, or leave it out." ;;
    invalid_request) echo "Check the inputs profile, client and min-ttl." ;;
    token_audience_mismatch) echo "Leave the input audience out, and set the input url to the address that the service was deployed with, its PUBLIC_URL; ask its operator for it." ;;
    token_issuer_untrusted) echo "Whoever runs the service has to add your enterprise's issuer to OIDC_ISSUERS." ;;
    token_expired | token_not_yet_valid | token_too_old | token_replayed)
      echo "Every attempt took a fresh token, so a clock is wrong or something answers twice: tell whoever runs the service." ;;
    access_denied) echo "Run on a branch, event or environment that the profile lets in, check the input profile, or propose a change to the policy; POST /v1/explain tells why." ;;
    event_refused) echo "Run on another event, or have the policy name this one, if what outsiders send cannot harm." ;;
    identity_id_mismatch) echo "Whoever owns the policy has to put the repository's new id into it." ;;
    not_found | method_not_allowed) echo "Check the input url: it is the address of the token endpoint without its path." ;;
    token_lifetime_insufficient) echo "Ask for less in the input min-ttl, or run again when that token has ended." ;;
    port_unavailable | port_rate_limited | secrets_unavailable | signing_keys_unavailable | replay_store_unavailable | token_key_unknown)
      echo "Run the job again later." ;;
    *) echo "Tell whoever runs the service." ;;
  esac
}
