# shellcheck shell=bash disable=SC2016,SC2154 # variables are shared with vend.sh; $name is a variable of jq

# The job summary. Branch names and other claims can be an attacker's, so every value is escaped and inside one HTML block: Markdown interprets
# nothing in it, because such a block ends only at an empty line. The filters shorten a value, and remove what could end the block or hide text.
readonly CELLS='
  def cell: tostring | explode
    | map(select(. >= 32 and (. < 127 or . > 159) and . != 8203 and (. < 8206 or . > 8207) and (. < 8232 or . > 8238) and (. < 8288 or . > 8303)
        and . != 65279))
    | (if length > 300 then .[:300] + ("…" | explode) else . end) | implode | @html;
  def code: "<code>\(cell)</code>";
  def row($name; $value): "<tr><th align=\"left\">\($name)</th><td>\($value)</td></tr>";
  def table: "<table>", .[], "</table>", "";'

summarize() { # heading; a filter that prints lines of HTML from standard input
  [ -n "${GITHUB_STEP_SUMMARY:-}" ] || return 0
  {
    printf '### %s\n\n' "$1"
    jq -Rrs "$CELLS $2" 2> /dev/null
    printf '\n'
  } >> "$GITHUB_STEP_SUMMARY"
}

summarize_success() {
  printf '%s' "$body" | summarize 'Port token' 'fromjson |
    [row("Profile"; .profile | code), row("Expires at"; .expires_at | code),
     row("MCP servers"; [.mcp_config.mcpServers | to_entries[] | "\(.key | code) \(.value.url // .value.command // "" | cell)"] | join("<br>")),
     row("Tools"; [.allowed_tools[]? | code] | if length > 0 then join(" ")
       else "none named; some agents then ask before each call and fail in CI, others can call every tool" end),
     row("Policy version"; .policy_version | code), row("Request"; .request_id | code)] | table'
}

# The OIDC token is masked in the log, but a response that repeats it must not get into the summary.
summarize_failure() { # message
  local message=$1 response=$body
  command -v jq > /dev/null || return 0
  if [ -n "$oidc_token" ]; then message=${message//"$oidc_token"/***} response=${response//"$oidc_token"/***}; fi
  if [ -z "$code" ]; then
    printf '%s' "$message" | summarize 'No Port token' '"<p>\(cell)</p>"'
    return 0
  fi
  printf '%s\n%s' "$advice" "$response" | summarize 'No Port token' 'split("\n") | .[0] as $advice | .[1:] | join("\n") | fromjson |
    (.type | tostring) as $type |
    ([row("Code"; if $type | startswith("https://") then "<a href=\"\($type | cell)\">\(.code | code)</a>" else .code | code end),
      row("Detail"; .detail | cell), row("What to do"; $advice | cell), row("Request"; .request_id | code)] | table),
    ([.failed_claims[]? | row(.claim | code; if .sent == null then "not in the token" else .sent | code end)]
      | if length > 0 then ["<tr><th align=\"left\">Failed claim</th><th align=\"left\">This job</th></tr>"] + . | table else empty end)'
}
