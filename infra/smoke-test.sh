#!/usr/bin/env bash
# Checks a deployment from outside, without a credential. Works with bash 3.2; needs curl and jq.
# The service writes an audit line for each rejected request. Two of them have a forged token, too few for an alarm.
set -euo pipefail

readonly MOST=65536
readonly METADATA=/.well-known/oauth-authorization-server

usage() {
  if [ $# -gt 0 ]; then printf 'smoke-test.sh: %s\n\n' "$1"; fi
  printf '%s\n' 'Usage: smoke-test.sh [option]... URL' '' \
    'URL is the address of the service, https://host or https://host:port.' '' \
    '  --public-url URL   address that callers use, if it is not URL, such as before a change of the DNS' \
    '  --audience VALUE   audience of the service, if it is not the address that callers use' \
    "  --issuer URL       an issuer of OIDC_ISSUERS; default is GitHub's" \
    "  --jwks URL         address of that issuer's keys, if OIDC_ISSUERS contains it" \
    '  --cacert FILE      PEM file of a private certificate authority, like the variable CURL_CA_BUNDLE' \
    '  --timeout SECONDS  limit of each request, 1 to 300; default 20' '' \
    'Exit code: 0 if every check succeeds, 1 if a check fails, 2 if an argument is wrong or a program is missing.'
}

wrong() {
  usage "$1" >&2
  exit 2
}

# Prints an address without its trailing slash. Fails if it is neither https nor http on loopback, or if it has a path.
address() {
  local form='^(https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http://(127\.0\.0\.1|localhost))(:[1-9][0-9]{0,4})?$' text=${1%/}
  [[ $text =~ $form ]] && printf '%s' "$text"
}

url='' public='' audience='' issuer=https://token.actions.githubusercontent.com jwks='' timeout=20
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage && exit 0 ;;
    --*)
      if [ $# -lt 2 ] || [ -z "$2" ]; then wrong "$1 is unknown or has no value."; fi
      case $1 in
        --public-url) public=$(address "$2") || wrong "--public-url must be https://host or https://host:port, in lower case and without a path." ;;
        --audience) audience=$2 ;;
        --issuer) issuer=$2 ;;
        --jwks) jwks=$2 ;;
        --cacert)
          [ -r "$2" ] || wrong "The file of --cacert does not exist or is not readable."
          export CURL_CA_BUNDLE=$2
          ;;
        --timeout)
          [[ $2 =~ ^[1-9][0-9]{0,2}$ && $2 -le 300 ]] || wrong "--timeout must be a number of seconds, 1 to 300."
          timeout=$2
          ;;
        *) wrong "$1 is unknown or has no value." ;;
      esac
      shift 2
      ;;
    *)
      [ -z "$url" ] || wrong "There is more than one URL."
      url=$(address "$1") ||
        wrong "URL must be https://host or https://host:port, in lower case and without a path. http:// is allowed only for 127.0.0.1 and localhost."
      shift
      ;;
  esac
done
[ -n "$url" ] || wrong "URL is missing."
for tool in curl jq; do
  command -v "$tool" > /dev/null || wrong "$tool is not installed. Install it, and run this script again."
done
public=${public:-$url}
audience=${audience:-$public}
# The keys of GitHub's issuer for one enterprise are at the root of its host.
if [ -z "$jwks" ]; then
  jwks=$issuer/.well-known/jwks
  if [[ $issuer =~ ^(https://token\.actions\.(githubusercontent\.com|[a-z0-9-]+\.ghe\.com))/ ]]; then jwks=${BASH_REMATCH[1]}/.well-known/jwks; fi
fi
for each in "$issuer" "$jwks"; do
  [[ $each =~ ^(https://|http://(127\.0\.0\.1|localhost)[:/])[!-~]+$ ]] || wrong "--issuer and --jwks must be https:// URLs."
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
marker=smoke-test-$RANDOM$RANDOM$RANDOM
checks=0 failed=0 failure='' status='' headers='' body='' members='' code='' error='' body_status='' request_id=''

# Prints a line about one check: its name, what was expected, what the response has, and what to do next if that differs.
check() {
  local got
  checks=$((checks + 1))
  if [ "$2" = "$3" ]; then
    printf 'ok   %s\n' "$1"
    return 0
  fi
  failed=$((failed + 1))
  got=$(printf '%s' "$3" | LC_ALL=C tr -s '\r\n\t' ' ' | LC_ALL=C tr -cd '\40-\176' | cut -c 1-200)
  printf 'FAIL %s: expected %s, got %s. %s\n' "$1" "$2" "${got:-nothing}" "$4"
}

finish() {
  if [ "$failed" -eq 0 ]; then
    printf '%s checks succeeded for %s.\n' "$checks" "$url"
    exit 0
  fi
  printf '%s of %s checks failed for %s.\n' "$failed" "$checks" "$url"
  exit 1
}

# Sends a request. Sets status, headers, body and members of its JSON object; or failure, if there is no complete response.
# -q ignores a .curlrc, which could follow redirects.
send() { # URL, curl's options
  local target=$1 exit_code
  shift
  failure=''
  : > "$work/head"
  exit_code=$(
    set +e
    curl -q -gsS --tlsv1.2 --connect-timeout "$timeout" --max-time "$timeout" --max-filesize "$MOST" -H 'Expect:' -D "$work/head" "$@" "$target" \
      2> "$work/error" | head -c "$((MOST + 1))" > "$work/body"
    printf '%s' "${PIPESTATUS[0]}"
  )
  headers=$(awk '/^HTTP\// { all = $2; next } { sub(/\r$/, ""); colon = index($0, ":"); all = all "\n" tolower(substr($0, 1, colon)) substr($0, colon + 1) }
    END { print all }' "$work/head")
  status=${headers%%$'\n'*}
  if [ "$exit_code" = 63 ] || [ "$(wc -c < "$work/body")" -gt "$MOST" ]; then
    failure="a response of more than $MOST bytes"
  elif [ "$exit_code" != 0 ]; then
    failure="no complete response: $(cat "$work/error")"
  fi
  body=$(tr -d '\0' < "$work/body")
  members='' code='' error='' body_status='' request_id=''
  { read -r members && read -r code && read -r error && read -r body_status && read -r request_id; } < <(jq -rs '
    def text: . // "" | tostring | explode | map(select(. >= 32 and . != 127)) | implode;
    if length == 1 then .[0] else empty end | objects | (keys_unsorted | sort | join(" ") | text), ((.code, .error, .status, .request_id) | text)' \
    "$work/body" 2> /dev/null) || :
}

# Prints the values of a header of the last response, separated by commas.
header() {
  local line value found=''
  while IFS= read -r line; do
    if [ "${line%%:*}" = "$1" ]; then
      value=${line#*:}
      value=${value#"${value%%[![:space:]]*}"}
      found="$found${found:+, }${value%"${value##*[![:space:]]}"}"
    fi
  done <<< "$headers"
  printf '%s' "$found"
}

# Prints a description if the value matches, or the value.
if_matches() { # regular expression, description, value
  if [[ $3 =~ $1 ]]; then printf '%s' "$2"; else printf '%s' "$3"; fi
}

# Checks the status, the headers and the media type of the last response. Fails if there is no response.
response() { # name, status, code or nothing, media type, what to do about another status
  local expected="status $2${3:+ $3}" got="status $status" next=$5 each missing=''
  local complete="the headers of every response"
  if [ -n "$failure" ]; then
    check "$1: status" "$expected" "$failure" "Run the script again, and read the logs of the API and of the function."
    return 1
  fi
  if [ -n "$3" ]; then got="$got ${code:-without a code}"; fi
  case $status in
    3??)
      got="$got to $(header location)"
      next="A caller must not follow a redirect with a token. Give the address that serves the API itself."
      ;;
    401 | 403) if [ -z "$code" ]; then next="The gateway answered, and not the function. Run the script with GatewayAuthorizer off, and check a web ACL."; fi ;;
    429 | 5??) next="Read the audit line of this time, and run the script again." ;;
  esac
  check "$1: status" "$expected" "$got" "$next"
  for each in cache-control:no-store pragma:no-cache x-content-type-options:nosniff; do
    if [ "$(header "${each%%:*}")" != "${each#*:}" ]; then missing="$missing $each"; fi
  done
  if [ -z "$(header x-request-id)" ]; then missing="$missing x-request-id"; fi
  if [ -n "$missing" ]; then missing="a response without$missing"; fi
  check "$1: headers" "$complete" "${missing:-$complete}" "Check that no proxy or CDN removes or replaces headers."
  check "$1: media type" "$4" "$(header content-type)" "Check that the function answers, and not the gateway, a proxy or a CDN."
}

# Checks a response that must be an error, and that it contains nothing except what the contract lists.
rejection() { # name, status, code, OAuth error or nothing, what to do about another status
  local all="code detail ${4:+error }error_description fresh_token_required request_id retryable status title type" id
  local unchanged="Check that the deployed version is unchanged, and that no proxy rewrites the response."
  response "$1" "$2" "$3" application/problem+json "$5" || return 1
  case $headers$body in *"$marker"*) members="a claim of the forged token" ;; esac
  check "$1: members" "$all" "$members" "$unchanged"
  id=$request_id
  if [ "$id" = "$(header x-request-id)" ]; then id="of the header"; fi
  check "$1: error" "status $2, error '$4', request id of the header" "status $body_status, error '$error', request id $id" "$unchanged"
}

challenge() { # name, regular expression, description
  check "$1: challenge" "$3" "$(if_matches "$2" "$3" "$(header www-authenticate)")" "Check that no proxy replaces WWW-Authenticate."
}

# Prints a token with GitHub's claims and a signature of zeros.
forged_token() { # key id
  jq -rn --arg kid "$1" --arg issuer "$issuer" --arg audience "$audience" --arg marker "$marker" '
    def part: tojson | @base64 | gsub("="; "") | gsub("\\+"; "-") | gsub("/"; "_");
    (now | floor) as $now | "\($marker)/forged" as $repository | "\($repository)/.github/workflows/forged.yml@refs/heads/main" as $workflow
    | [({alg: "RS256", kid: $kid, typ: "JWT"} | part),
       ({iss: $issuer, aud: $audience, sub: "repo:\($repository):ref:refs/heads/main", jti: $marker, iat: $now, nbf: ($now - 300), exp: ($now + 300),
          repository: $repository, repository_id: "1", repository_owner: $marker, repository_owner_id: "1", ref: "refs/heads/main", event_name: "push",
          workflow_ref: $workflow, job_workflow_ref: $workflow, run_id: "1", actor: $marker, actor_id: "1"} | part),
       "A" * 342] | join(".")'
}

forged() { # name, key id, code
  local next="Check --issuer and --jwks against OIDC_ISSUERS."
  send "$url/v1/token" -X POST -H "Authorization: Bearer $(forged_token "$2")"
  case $status in 2??) next="The service accepts a forged token. Stop it at once, as infra/docs/incidents.md describes." ;; esac
  rejection "$1" 401 "$3" invalid_token "$next" || return 1
  challenge "$1" '^Bearer (realm="[^"]*", )?error="invalid_token"' 'Bearer with error="invalid_token"'
}

send "$url$METADATA"
if [ -n "$failure" ]; then
  case $failure in
    *certificate*) next="If a private authority issued the certificate, use --cacert. If not, the certificate has expired or is for another host." ;;
    *) next="Check the address, its DNS record and its certificate, and that the server offers TLS 1.2 or newer." ;;
  esac
  check connection "a complete response" "$failure" "$next"
  finish
fi
check connection connected connected ''
response metadata 200 '' application/json "Check that the address is that of the service, the output TokenUrl of its stack." || finish
{ read -r named_issuer && read -r endpoint && read -r named_audience && read -r rest; } < <(jq -c '
  .issuer, .token_endpoint, .audience, (del(.issuer, .token_endpoint, .audience) | to_entries | sort | from_entries)' "$work/body" 2> /dev/null) || :
check "metadata: issuer" "\"$public\"" "${named_issuer:-}" "Set the parameter PublicUrl to the address that callers use, or give that address with --public-url."
check "metadata: token_endpoint" "\"$public/v1/token\"" "${endpoint:-}" "Set the parameter PublicUrl to the address that callers use."
check "metadata: audience" "$(jq -cn --arg audience "$audience" '$audience')" "${named_audience:-}" \
  "Callers request the address as audience. Unset TOKEN_AUDIENCE, or give its first value with --audience."
check "metadata: members" "{\"grant_types_supported\":[\"urn:ietf:params:oauth:grant-type:token-exchange\",\"urn:ietf:params:oauth:grant-type:jwt-bearer\"],\
\"response_types_supported\":[],\"token_endpoint_auth_methods_supported\":[\"none\"]}" "${rest:-}" \
  "Check that the deployed version is unchanged, and that no proxy rewrites the response."

for path in /v1/token /v1/mcp-config /v1/explain; do
  send "$url$path" -X POST
  if rejection "no token at $path" 401 token_missing '' "Check that the address is that of the service, the output TokenUrl of its stack."; then
    challenge "no token at $path" '^Bearer( realm="[^"]*")?$' "a Bearer challenge without an error"
  fi
done

if forged "unknown key" "$marker" token_key_unknown; then
  check "unknown key: retry-after" 30 "$(header retry-after)" "Check that no proxy replaces Retry-After."
fi

send "$jwks"
key=$(jq -r '[.keys[]? | select(.kty == "RSA").kid | strings][0] // empty' "$work/body" 2> /dev/null) || key=''
check "keys of the issuer" "an RSA key id" "$(if [ -n "$key" ]; then echo "an RSA key id"; else echo "${failure:-status $status}"; fi)" \
  "Check that this machine reaches $jwks, or give the address of the keys with --jwks."
if [ -n "$key" ]; then forged "wrong signature" "$key" token_signature_invalid || :; fi

send "$url/v1/smoke-test" -X POST
rejection "wrong path" 404 not_found invalid_request "Check that every path of the API leads to the function." || :

for each in "GET /v1/token POST" "POST $METADATA GET"; do
  # shellcheck disable=SC2086 # three words
  set -- $each
  send "$url$2" -X "$1"
  if rejection "$1 $2" 405 method_not_allowed invalid_request "Check that every method of the API leads to the function."; then
    check "$1 $2: allow" "$3" "$(header allow)" "Check that no proxy replaces Allow."
  fi
done

# One byte more than the limit of 16 KiB.
send "$url/v1/token" -X POST -H 'Content-Type: application/json' --data-raw "$(printf '{%16383s}' '')"
rejection "body of 16,385 bytes" 413 payload_too_large invalid_request "Check that no proxy before the API has a smaller limit." || :
finish
