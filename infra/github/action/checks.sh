# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

event_matches() {
  [ -n "${GITHUB_EVENT_PATH:-}" ] && [ -r "$GITHUB_EVENT_PATH" ] && jq -e "$1" < "$GITHUB_EVENT_PATH" > /dev/null 2>&1
}

check_runner() {
  local tool
  for tool in curl jq; do
    command -v "$tool" > /dev/null || die "$tool is missing on this runner. Install it in a step before this one."
  done
  if [ -z "${RUNNER_TEMP:-}" ] || [ -z "${GITHUB_OUTPUT:-}" ]; then die "RUNNER_TEMP or GITHUB_OUTPUT is not set. Run this action in a GitHub Actions job."; fi
  if [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ] && [ -n "${ACTIONS_ID_TOKEN_REQUEST_TOKEN:-}" ]; then return 0; fi
  if event_matches '.pull_request.head.repo.full_name != .pull_request.base.repo.full_name and .pull_request != null'; then
    die "GitHub issues no OIDC token to a pull request from a fork, even if the job has the permission. Skip this step for forks: if: github.event.pull_request.head.repo.full_name == github.repository"
  fi
  if [ "${GITHUB_ACTOR:-}" = 'dependabot[bot]' ]; then
    die "Dependabot's run has no OIDC token. Add permissions: id-token: write to this job, or skip this step for Dependabot: if: github.actor != 'dependabot[bot]'" permissions
  fi
  die "The job cannot request an OIDC token. Add permissions: id-token: write to the job; for a reusable workflow, also to the job that calls it." permissions
}

# Sets url to scheme, host and port only, which is also the form of the audience. No message quotes user information or a query.
check_url() {
  local lower=$INPUT_URL scheme user host port rest
  local form='^(https?)://([^/?#]*@)?([a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:([1-9][0-9]{0,4}))?(.*)$'
  case $lower in
    '') die "The url input is empty. Set the repository or organization variable PORT_TOKEN_URL to the address of the service, such as https://port-token.acme.example." ;;
    *[![:print:]]* | *' '*) die "The url input contains a space or a control character. Set PORT_TOKEN_URL to the address of the service, such as https://port-token.acme.example." ;;
  esac
  lower=$(printf '%s' "$lower" | LC_ALL=C tr '[:upper:]' '[:lower:]')
  [[ $lower =~ $form ]] ||
    die "The url input must have the form https://host or https://host:port."
  scheme=${BASH_REMATCH[1]} user=${BASH_REMATCH[2]} host=${BASH_REMATCH[3]} port=${BASH_REMATCH[6]} rest=${BASH_REMATCH[7]}
  case $scheme:$port in https:443 | http:80) port='' ;; esac
  url=$scheme://$host${port:+:$port}
  case $url in
    https://* | http://127.0.0.1 | http://127.0.0.1:* | http://localhost | http://localhost:*) ;;
    *) die "The url input must start with https://, because the action sends a token to it." ;;
  esac
  if [ -n "$user" ] || [ "${rest:-/}" != / ]; then
    die "The url input must be the address without a path, because it is also the audience of the OIDC token. Set PORT_TOKEN_URL to $url"
  fi
}

check_inputs() {
  check_url
  case $INPUT_MIN_TTL in
    *[!0-9]* | ?????*) die "The min-ttl input must be a number of seconds, at most 7200." ;;
  esac
  case /$INPUT_CONFIG_PATH/ in
    */../* | */./* | *[!A-Za-z0-9._/-]* | //?*) die "The config-path input must be a path relative to RUNNER_TEMP. Use only letters, digits and . _ - / and no folder named . or .." ;;
  esac
  case $INPUT_CONFIG_PATH in
    */) die "The config-path input ends with a slash. Set it to the path of a file." ;;
  esac
  request_body=$(jq -cn --arg profile "$INPUT_PROFILE" --arg client "$INPUT_CLIENT" --arg min "$INPUT_MIN_TTL" \
    '{profile: $profile, client: $client} | with_entries(select(.value != "")) + if $min == "" then {} else {min_ttl: ($min | tonumber)} end' | tr -d '\r')
}
