# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

remedy() {
  case $code in
    profile_required) echo "Set the profile input." ;;
    client_unknown) echo "Change or omit the client input." ;;
    invalid_request) echo "Check the profile, client and min-ttl inputs." ;;
    token_audience_mismatch)
      echo "Omit the audience input, and set PORT_TOKEN_URL to the output TokenUrl of the service's stack." ;;
    token_issuer_untrusted) echo "Ask the operator of the service to add your enterprise's issuer to OIDC_ISSUERS." ;;
    token_expired | token_not_yet_valid | token_too_old | token_replayed)
      echo "Each attempt used a fresh token, so a clock is wrong or a proxy repeats requests. Ask the operator of the service." ;;
    access_denied)
      echo "Run the job on a branch, event or environment that the profile grants access to, check the profile input, or propose a change to the policy. POST /v1/explain lists each condition." ;;
    event_refused) echo "Run the job on another event. If an outsider's input cannot cause harm, propose to list this event in the rule." ;;
    identity_id_mismatch) echo "Ask the policy's owner to replace the repository's old id with its new id." ;;
    not_found | method_not_allowed) echo "Check PORT_TOKEN_URL: it must be the address of the service without a path." ;;
    token_lifetime_insufficient) echo "Lower the min-ttl input, or run the job again when the current Port token has expired." ;;
    port_unavailable | port_rate_limited | secrets_unavailable | signing_keys_unavailable | replay_store_unavailable | token_key_unknown)
      echo "Run the job again later." ;;
    *) echo "Send this message to the operator of the service." ;;
  esac
}
