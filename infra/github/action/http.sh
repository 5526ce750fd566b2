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

# Sends a request; $1 is curl's configuration. Sets status and body. Status 000 means no response, and curl_exit is the reason.
# -q ignores a .curlrc, which could follow redirects with the token, or log it.
call() {
  local limit=$((TOTAL_SECONDS - SECONDS)) answer
  if [ "$limit" -gt "$CALL_SECONDS" ]; then limit=$CALL_SECONDS; fi
  if [ "$limit" -lt 1 ]; then limit=1; fi
  status=000 body='' curl_exit=0
  : > "$work/head"
  answer=$(printf '%s\n' "$1" | curl -q -gsS --max-time "$limit" --max-filesize 1048576 -D "$work/head" \
    -w '\n%{http_code}' --config - 2> "$work/errors") || curl_exit=$?
  if [ "$curl_exit" -eq 0 ]; then
    status=${answer##*$'\n'}
    body=${answer%$'\n'*}
  fi
}

is_temporary() { # whether a retry can help after an unexpected response
  case $status in
    000) case $curl_exit in 1 | 3 | 51 | 58 | 60 | 63 | 77) return 1 ;; esac ;;
    408 | 429 | 5??) ;;
    *) return 1 ;;
  esac
}

# Prints the next step for curl's exit code; $1 names the source of the address.
curl_remedy() {
  case $curl_exit in
    5) echo "Check HTTPS_PROXY and https_proxy: the name of that proxy does not resolve." ;;
    6) echo "Check the host name in $1, and the DNS of this runner." ;;
    7) echo "Check host and port in $1, and whether a firewall blocks this runner." ;;
    28) echo "Check whether a firewall or a proxy drops this runner's packets; if not, run the job again." ;;
    35) echo "Check that $1 is an address that serves TLS 1.2 or newer, and that no proxy breaks the handshake." ;;
    52) echo "Check that $1 is an HTTPS address, and whether a proxy or a load balancer closes the connection." ;;
    56) echo "Check whether a proxy that rejects this host, a firewall or a load balancer resets the connection; if not, run the job again." ;;
    60) echo "This runner does not trust the certificate. If a private authority or a TLS-inspecting proxy issued it, set SSL_CERT_FILE or CURL_CA_BUNDLE to a PEM file with that authority. If not, the certificate has expired or names another host." ;;
    77) echo "Check SSL_CERT_FILE and CURL_CA_BUNDLE: the file with the trusted certificates does not exist, is not readable or is not PEM." ;;
    *) echo "Check that this runner can reach $1." ;;
  esac
}

# Sets message and again for an unexpected response; $1 names the server, and $2 the source of its address.
unexpected() {
  local who=$1 reason
  again='' after=$(awk 'tolower($1) == "retry-after:" { v = $2 } END { print v }' "$work/head" | tr -d '\r')
  if is_temporary; then again=yes; fi
  case $status in
    000)
      reason=$(tr -s '\r
' ' ' < "$work/errors")
      message="The request to $who failed (${reason% }). $(curl_remedy "$2")"
      ;;
    3??) message="$who returned a redirect ($status). The action does not follow it, because it would send the token there." ;;
    *) message="$who returned an unexpected response with status $status." ;;
  esac
}
