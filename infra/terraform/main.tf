locals {
  release_folder = coalesce(var.release_folder, "${path.module}/..")
  template       = file("${local.release_folder}/template.yaml")

  # The template refers to both archives by local paths. They must be in S3 when CloudFormation reads the template.
  code_uri    = regex("CodeUri: (\\S+)", local.template)[0]
  content_uri = regex("ContentUri: (\\S+)", local.template)[0]
  packaged = replace(replace(local.template,
    "CodeUri: ${local.code_uri}\n", "CodeUri: s3://${var.bucket}/${aws_s3_object.function.key}\n"),
  "ContentUri: ${local.content_uri}\n", "ContentUri: s3://${var.bucket}/${aws_s3_object.policy.key}\n")

  function_archive = "${local.release_folder}/${local.code_uri}"

  policy_layer = coalesce(var.policy_layer, "${local.release_folder}/${local.content_uri}")
  profiles     = fileset(local.policy_layer, "policy/*.yaml")
  policy_hash  = sha256(jsonencode({ for file in local.profiles : file => filesha256("${local.policy_layer}/${file}") }))
}

data "archive_file" "policy" {
  type        = "zip"
  source_dir  = local.policy_layer
  excludes    = setsubtract(fileset(local.policy_layer, "**"), local.profiles)
  output_path = "${path.root}/.terraform/${var.stack_name}-policy-${local.policy_hash}.zip"
  # The function runs as another user than the one that owns the files.
  output_file_mode = "0644"

  lifecycle {
    precondition {
      condition     = length(local.profiles) > 0 && fileset(local.policy_layer, "**/*.{yaml,yml}") == local.profiles
      error_message = "Every YAML file in ${local.policy_layer} must be named policy/PROFILE.yaml, and at least one is required."
    }
  }
}

data "aws_s3_bucket" "archives" {
  bucket = var.bucket
}

# A key contains the hash of the content, because CloudFormation compares only the names of archives.
# An old object is deleted last: CloudFormation needs it to roll back a failed update.
resource "aws_s3_object" "function" {
  bucket = var.bucket
  key    = "${var.stack_name}/function-${filesha256(local.function_archive)}.zip"
  source = local.function_archive

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_object" "policy" {
  bucket = var.bucket
  key    = "${var.stack_name}/policy-${local.policy_hash}.zip"
  source = data.archive_file.policy.output_path

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_s3_object" "template" {
  bucket  = var.bucket
  key     = "${var.stack_name}/template-${sha256(local.packaged)}.yaml"
  content = local.packaged

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudformation_stack" "this" {
  name = var.stack_name
  # By address, because the template is larger than the 51,200 bytes that CloudFormation accepts in a request.
  template_url = "https://${data.aws_s3_bucket.archives.bucket_regional_domain_name}/${aws_s3_object.template.key}"
  capabilities = ["CAPABILITY_AUTO_EXPAND", "CAPABILITY_IAM"]
  tags         = var.tags

  parameters = { for name, value in local.parameters : name => value if value != null }

  depends_on = [aws_s3_object.function, aws_s3_object.policy]
}

locals {
  parameters = {
    TokenAudience        = var.token_audience
    CredentialSecretArns = join(",", var.credential_secret_arns)
    SecretsKmsKeyArn     = var.secrets_kms_key_arn
    ReplayProtection     = var.replay_protection
    TokenTable           = var.token_table
    OidcIssuers          = var.oidc_issuers
    ExtraCaLayerArn      = var.extra_ca_layer_arn
    CredentialsTtl       = var.credentials_ttl
    MaxTokenAge          = var.max_token_age
    ClockSkew            = var.clock_skew
    AllowedHosts         = var.allowed_hosts
    AllowedMcpHosts      = var.allowed_mcp_hosts
    PublicUrl            = var.public_url
    ErrorDocsUrl         = var.error_docs_url
    DomainName           = var.domain_name
    CertificateArn       = var.certificate_arn
    HostedZoneId         = var.hosted_zone_id
    DefaultEndpoint      = var.default_endpoint
    GatewayAuthorizer    = var.gateway_authorizer
    LogRetentionDays     = var.log_retention_days
    LogsKmsKeyArn        = var.logs_kms_key_arn
    MemorySize           = var.memory_size
    ThrottlingRateLimit  = var.throttling_rate_limit
    ThrottlingBurstLimit = var.throttling_burst_limit
    ReservedConcurrency  = var.reserved_concurrency
    SnapStart            = var.snap_start
    Rollout              = var.rollout
    AlarmTopicArn        = var.alarm_topic_arn
    ExpectDailyTraffic   = var.expect_daily_traffic
    ProbeToken           = var.probe_token
    PermissionsBoundary  = var.permissions_boundary
    SubnetIds            = var.subnet_ids
    SecurityGroupIds     = var.security_group_ids
  }
}
