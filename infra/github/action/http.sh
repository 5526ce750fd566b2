# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with vend.sh

bearer() { # one header line of curl's configuration
  case $1 in
    '' | *[!A-Za-z0-9._~+/=-]*) return 1 ;;
  esac
  printf 'header = "Authorization: Bearer %s"' "$1"
}

quoted() { # a value of curl's configuration
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# Sends what its argument says in curl's configuration. Sets status and body; status 000 is no answer, and curl_exit says why.
# -q: a .curlrc could follow redirects with the token, or log it.
call() {
  local limit=$((TOTAL_SECONDS - SECONDS)) answer
  if [ "$limit" -gt "$CALL_SECONDS" ]; then limit=$CALL_SECONDS; fi
  if [ "$limit" -lt 1 ]; then limit=1; fi
  status=000 body='' curl_exit=0
  : > "$work/head"
  answer=$(printf '%s\n' "$1" | curl -q -gsS --max-time "$limit" --max-filesize 1048576 -D "$work/head" \
    -w '\n%{http_code}' --config - 2> "$work/said") || curl_exit=$?
  if [ "$curl_exit" -eq 0 ]; then
    status=${answer##*$'\n'}
    body=${answer%$'\n'*}
  fi
}

can_pass() { # what an answer without a body of ours leaves open
  case $status in
    000) case $curl_exit in 1 | 3 | 51 | 58 | 60 | 63 | 77) return 1 ;; esac ;;
    408 | 429 | 5??) ;;
    *) return 1 ;;
  esac
}

# Sets message and again for an answer that is of no form of ours.
strange() {
  local who=$1
  again='' after=$(awk 'tolower($1) == "retry-after:" { v = $2 } END { print v }' "$work/head" | tr -d '\r')
  if can_pass; then again=yes; fi
  case $status in
    000) message="$who gives no answer: $(tr -d '\r\n' < "$work/said"). Can this runner reach it?" ;;
    3??) message="$who answers with a redirect ($status), which is not followed, since the token would go along." ;;
    *) message="$who answers $status with something else than expected." ;;
  esac
}
