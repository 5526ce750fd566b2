variable "bucket" {
  description = "Name of an existing S3 bucket in the stack's region, for the archives and the template."
  type        = string
}

variable "stack_name" {
  description = "Name of the CloudFormation stack, and folder of the archives in the bucket."
  type        = string
  default     = "port-token-vending"
}

variable "release_folder" {
  description = "Folder that contains template.yaml: an unpacked release, or infra of a clone after the build. If null, the parent of this module's folder."
  type        = string
  default     = null
}

variable "policy_layer" {
  description = "Folder that contains policy/*.yaml, your trust policy. If null, policy-layer in the release folder."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the stack, which CloudFormation copies to its resources."
  type        = map(string)
  default     = { Application = "port-token-vending" }
}

# The parameters of template.yaml. Null is not passed, so the template's default applies.
# Descriptions use the template's names: the variable for DomainName is domain_name.

variable "token_audience" {
  description = "Accepted value of `aud`, or two values separated by a comma while callers migrate. If empty, the address of this deployment, which no other deployment accepts."
  type        = string
  default     = null
}

variable "credential_secret_arns" {
  description = "ARNs of the Secrets Manager secrets that the profiles name, one per lane. An ARN ends with the six characters that Secrets Manager appends to the name, or with -??????. For many secrets, use a name prefix that ends with /*, which also covers secrets that are created later."
  type        = list(string)
}

variable "secrets_kms_key_arn" {
  description = "ARN of the customer managed KMS key that encrypts these secrets. Empty for the AWS managed key."
  type        = string
  default     = null
}

variable "replay_protection" {
  description = "Whether each GitHub token is accepted only once. The table of consumed tokens exists in both cases."
  type        = string
  default     = null
}

variable "token_table" {
  description = "Whether all instances share one Port token per credential, encrypted, in the table of consumed tokens. Without it, each instance makes its own exchange at Port."
  type        = string
  default     = null
}

variable "oidc_issuers" {
  description = "Comma-separated list of trusted issuers, each `issuer` or `issuer=jwks_uri`. Empty for the issuer of github.com."
  type        = string
  default     = null
}

variable "extra_ca_layer_arn" {
  description = "ARN of a Lambda layer with the file extra-ca.pem. The function trusts its PEM certificates when it fetches the keys of an issuer that GitHub does not run. Empty for none."
  type        = string
  default     = null
}

variable "credentials_ttl" {
  description = "Longest time that an instance caches a secret."
  type        = string
  default     = null
}

variable "max_token_age" {
  description = "Maximum accepted age of a GitHub token."
  type        = string
  default     = null
}

variable "clock_skew" {
  description = "Maximum difference between the clocks of GitHub and AWS."
  type        = string
  default     = null
}

variable "allowed_hosts" {
  description = "Comma-separated hosts, in addition to Port's, that a profile's `port.api_url` and `port.mcp_url` may name. Empty for none."
  type        = string
  default     = null
}

variable "allowed_mcp_hosts" {
  description = "Comma-separated hosts that `mcp.servers` of a profile may name. Empty for none."
  type        = string
  default     = null
}

variable "public_url" {
  description = "Address that callers use, if it is neither DomainName nor API Gateway's own address, for example the address of a firewall. It is also the audience that callers request."
  type        = string
  default     = null
}

variable "error_docs_url" {
  description = "Page that the `type` of error responses links to, with one anchor per code. Empty for the project's own page. In a fork, set it to the address of its function/docs/errors.md."
  type        = string
  default     = null
}

variable "domain_name" {
  description = "Custom host name for the API, such as port-token.example.com. Empty for none. Without HostedZoneId, create a DNS record that points to the output DomainTarget."
  type        = string
  default     = null
}

variable "certificate_arn" {
  description = "ARN of the ACM certificate for DomainName, in the stack's region. Empty without DomainName."
  type        = string
  default     = null
}

variable "hosted_zone_id" {
  description = "ID of the public Route 53 hosted zone of DomainName. The stack creates DNS records there. Empty for none."
  type        = string
  default     = null
}

variable "default_endpoint" {
  description = "Whether API Gateway's own address works. Set `off` if it would bypass a firewall in front of DomainName."
  type        = string
  default     = null
}

variable "gateway_authorizer" {
  description = "Whether API Gateway rejects requests without a valid GitHub token. This saves invocations, because the function verifies every token anyway. Rejected requests get no useful error and no audit line, API Gateway caches GitHub's keys for two hours, and only `Authorization: Bearer` works, not a form."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Retention of the audit lines and the access log in days."
  type        = number
  default     = null
}

variable "logs_kms_key_arn" {
  description = "ARN of the KMS key that encrypts both log groups. Its policy must allow CloudWatch Logs. Empty for the AWS owned key."
  type        = string
  default     = null
}

variable "memory_size" {
  description = "Memory of the function in MB. More memory also means more CPU and faster cold starts."
  type        = number
  default     = null
}

variable "throttling_rate_limit" {
  description = "Sustained requests per second. API Gateway rejects more with 429, without calling the function."
  type        = number
  default     = null
}

variable "throttling_burst_limit" {
  description = "Burst of concurrent requests. API Gateway rejects more with 429, without calling the function."
  type        = number
  default     = null
}

variable "reserved_concurrency" {
  description = "Reserved concurrency of the function, which reduces the account's quota for other functions. Empty for none; an account with the initial quota of 10 cannot reserve any."
  type        = string
  default     = null
}

variable "snap_start" {
  description = "Whether new instances start from a snapshot. With SnapStart, an invalid policy or setting already fails the deployment."
  type        = string
  default     = null
}

variable "rollout" {
  description = "How traffic shifts to a new version. All values except AllAtOnce use CodeDeploy, which rolls back if an alarm fires."
  type        = string
  default     = null
}

variable "alarm_topic_arn" {
  description = "ARN of the SNS topic that is notified when an alarm fires and when it returns to OK. Empty for no notifications."
  type        = string
  default     = null
}

variable "expect_daily_traffic" {
  description = "Whether an alarm fires after a day without a granted request."
  type        = string
  default     = null
}

variable "probe_token" {
  description = "Forged GitHub token that a probe sends every 15 minutes and the function must reject. The default has GitHub's issuer, one of GitHub's key ids, and a signature of zeros. Empty for no probe."
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "ARN of the permissions boundary for the roles of this stack. Empty for none."
  type        = string
  default     = null
}

variable "subnet_ids" {
  description = "Comma-separated subnets for the function. They need egress to GitHub, Port and AWS. Empty for no VPC."
  type        = string
  default     = null
}

variable "security_group_ids" {
  description = "Comma-separated security groups for the function. They need no inbound rule. Empty for no VPC."
  type        = string
  default     = null
}
