output "token_url" {
  description = "Address of this deployment without a path, for the organization variable PORT_TOKEN_URL."
  value       = aws_cloudformation_stack.this.outputs["TokenUrl"]
}

output "function_alias_arn" {
  description = "ARN of the alias that the API calls."
  value       = aws_cloudformation_stack.this.outputs["FunctionAliasArn"]
}

output "function_role_arn" {
  description = "ARN of the function's role, for the resource policies of secrets and keys."
  value       = aws_cloudformation_stack.this.outputs["FunctionRoleArn"]
}

output "audit_log_group" {
  description = "Log group of the audit lines and metrics."
  value       = aws_cloudformation_stack.this.outputs["AuditLogGroup"]
}

output "access_log_group" {
  description = "Log group of API Gateway's access log."
  value       = aws_cloudformation_stack.this.outputs["AccessLogGroup"]
}

output "domain_target" {
  description = "Target of the alias or CNAME record of DomainName. With HostedZoneId, the stack creates the record."
  value       = lookup(aws_cloudformation_stack.this.outputs, "DomainTarget", null)
}

output "dashboard_name" {
  description = "Name of the CloudWatch dashboard."
  value       = aws_cloudformation_stack.this.outputs["DashboardName"]
}
