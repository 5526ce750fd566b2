#!/usr/bin/env bash
# Exchanges the job's OIDC token for a Port token; action.yml sets the inputs. Requires bash 3.2, curl 7.68 and jq 1.5, or newer.
# Secrets pass through a pipe from a shell builtin, because every process can read an argument list, and a here-string is a file.
set +x -euo pipefail
umask 077

readonly ATTEMPTS=5
readonly PERMISSION='Check that the job has permissions: id-token: write, and run it again.'
SECONDS=0
url='' audience='' status='' body='' oidc_token='' request_body=''
message='' code='' advice='' again='' after=''

# jq on Windows ends lines with CRLF. Text from a response becomes one line, because a separate line could be a workflow command.
# JSON becomes quotable, because a ' would end the single quotes of --mcp-config '…'.
from_body() {
  printf '%s' "$body" | jq -r "def line: tostring | explode | map(select(. >= 32 and . != 127)) | implode;
    def quotable: tojson | gsub(\"'\"; \"\\\\u0027\"); $1" | tr -d '\r'
}

fetch_oidc_token() {
  local request encoded
  code=''
  encoded=$(jq -rn --arg audience "$audience" '$audience | @uri' | tr -d '\r')
  request=$(bearer "$ACTIONS_ID_TOKEN_REQUEST_TOKEN") || die "ACTIONS_ID_TOKEN_REQUEST_TOKEN contains invalid characters. Do not set it; the runner does."
  call "url = $(quoted "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$encoded")"$'\n'"$request"
  if [ "$status" = 200 ]; then
    oidc_token=$(from_body '.value | strings | line' 2> /dev/null) || oidc_token=''
    [ -n "$oidc_token" ] || die "GitHub's response contains no OIDC token. $PERMISSION"
    printf '%s' "$oidc_token" | mask
    return 0
  fi
  unexpected "GitHub's OIDC token endpoint" "ACTIONS_ID_TOKEN_REQUEST_URL"
  if [ "$status" != 000 ]; then message="$message $(from_body '.message | strings | line' 2> /dev/null || :) $PERMISSION"; fi
  # Shortly after the start of a job, GitHub may not yet treat it as running.
  case $status$message in 403*" state"*) again=yes ;; esac
  return 1
}

exchange() {
  local authorization
  authorization=$(bearer "$oidc_token") || die "GitHub's OIDC token contains invalid characters. Run the job again."
  call "url = $(quoted "$url/v1/token")"$'\n'"$authorization"$'\n'"header = \"Content-Type: application/json\""$'\n'"data-raw = $(quoted "$request_body")"
  if [ "$status" = 200 ] && from_body '[.access_token, .expires_at, .mcp_config.mcpServers | select(. != null)] | length' 2> /dev/null | grep -qx 3; then
    return 0
  fi
  code=$(from_body 'select((.code | type) == "string" and (.retryable | type) == "boolean") | .code | line' 2> /dev/null) || code=''
  unexpected "$url/v1/token" "the url input"
  if [ -n "$code" ]; then
    again=$(from_body 'if .retryable then "yes" else "" end')
    message=$(from_body '"\(.code | line): \(.detail | line)" + ([.failed_claims[]? | "\(.claim | line)=\(.sent | line)"] | if length > 0 then " (" + join(", ") + ")" else "" end)')
    advice=$(remedy)
    message="$message $advice $(from_body '"See \(.type | line) (request \(.request_id | line))."')"
  elif [ "$status" != 000 ]; then
    message="$message Check the url input, and whether a proxy responds instead of the service."
  fi
  return 1
}

# Waits before the next attempt: the time in Retry-After, or twice the previous wait. Fails after the last attempt, or if the time is too short.
pause() {
  local wait=$((1 << (attempt - 1)))
  case $after in
    '' | *[!0-9]*) ;;
    ??????*) wait=$TOTAL_SECONDS ;;
    *) wait=$((10#$after)) ;;
  esac
  wait=$((wait + RANDOM % 2))
  if [ $((SECONDS + wait)) -ge "$TOTAL_SECONDS" ]; then message="$message Waiting another $wait s would exceed the time limit of this action. Run the job again later."; return 1; fi
  [ "$attempt" -lt "$ATTEMPTS" ] || return 1
  wait=$wait.$((RANDOM % 10))
  printf 'Attempt %s of %s failed: %s Retrying in %s s.\n' "$attempt" "$ATTEMPTS" "$message" "$wait"
  sleep "$wait"
}

here=${BASH_SOURCE[0]%/*}
for part in log location http checks remedy outputs summary; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
check_runner
check_inputs
# Never an audience that the service names: it could otherwise collect tokens that other services accept.
audience=${INPUT_AUDIENCE:-$url}
temp=$RUNNER_TEMP
if command -v cygpath > /dev/null; then temp=$(cygpath -u "$temp"); fi
temp=$(cd -P "$temp" && pwd -P)
work=$(mktemp -d "$temp/port-work-XXXXXX")
trap 'rm -rf "$work"' EXIT

attempt=1
until fetch_oidc_token && exchange; do
  if [ -z "$again" ] || ! pause; then die "$message"; fi
  attempt=$((attempt + 1))
done
mask_answer || die "The response of $url could not be read. Run the job again, or ask the operator of the service."
write_outputs
summarize_success || :
from_body '"Issued a Port token for the profile \(.profile | line). It expires at \(.expires_at | line). Request: \(.request_id | line)."'
