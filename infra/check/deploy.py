"""Deploys the supported resources to moto, and prints the unsupported types."""

import io
import json
import os
import re
import zipfile

import boto3
from moto import mock_aws
from translate import ALL_OPTIONS, REQUIRED, ConditionEvaluator, translated, values

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    os.environ[name] = "example"

UNSUPPORTED = (
    "AWS::ApiGatewayV2::",
    "AWS::AppConfig::",
    "AWS::CloudWatch::Alarm",
    "AWS::CodeDeploy::",
    "AWS::Lambda::Alias",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::Permission",
    "AWS::Logs::MetricFilter",
)


def without_references(node, names):
    """Returns the node with an ARN instead of each reference to an omitted resource."""
    if isinstance(node, list):
        return [without_references(each, names) for each in node]
    if isinstance(node, str):
        return re.sub(r"\$\{(\w+)\.\w+}", lambda found: found[1] if found[1] in names else found[0], node)
    if not isinstance(node, dict):
        return node
    target = node.get("Ref") or node.get("Fn::GetAtt")
    name = target[0] if isinstance(target, list) else str(target).split(".")[0]
    if len(node) == 1 and name in names:
        return f"arn:aws:lambda:eu-west-1:123456789012:function:{name}"
    return {key: without_references(value, names) for key, value in node.items()}


def stack(parameters):
    template = translated(parameters)
    resources = ConditionEvaluator(template, parameters).resources()
    out = {name for name, each in resources.items() if each["Type"].startswith(UNSUPPORTED)}
    for resource in resources.values():
        resource.pop("UpdatePolicy", None)
    kept = {name: without_references(each, out) for name, each in resources.items() if name not in out}
    return kept, sorted({resources[name]["Type"] for name in out}), template["Parameters"]


@mock_aws
def deploy(parameters):
    s3 = boto3.client("s3", region_name="us-east-1")
    s3.create_bucket(Bucket="bucket")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as empty:
        empty.writestr("empty", "")
    for key in ("code", "policy"):
        s3.put_object(Bucket="bucket", Key=key, Body=archive.getvalue())
    if "HostedZoneId" in parameters:
        zone = boto3.client("route53").create_hosted_zone(Name="example.com", CallerReference="check")["HostedZone"]
        parameters = parameters | {"HostedZoneId": zone["Id"].removeprefix("/hostedzone/")}
    resources, omitted, declared = stack(parameters)
    cloudformation = boto3.client("cloudformation", region_name="eu-west-1")
    cloudformation.create_stack(
        StackName="port-token-vending",
        TemplateBody=json.dumps({"Parameters": declared, "Resources": resources}),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
    )
    (made,) = cloudformation.describe_stacks()["Stacks"]
    assert made["StackStatus"] == "CREATE_COMPLETE", made["StackStatus"]
    summaries = cloudformation.list_stack_resources(StackName="port-token-vending")["StackResourceSummaries"]
    ids = {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in summaries}
    verify(ids, parameters)
    print(f"moto created {len(resources)} resources; it does not support {', '.join(omitted)}")


def verify(ids, parameters):
    """Checks the created resources. moto does not keep TTL, layers, SnapStart and VPC."""
    there = {"region_name": "eu-west-1"}
    function = boto3.client("lambda", **there).get_function(FunctionName=ids["VendingFunction"])["Configuration"]
    assert function["Runtime"] == "java25" and function["Timeout"] == 15, function
    table = boto3.client("dynamodb", **there)
    name = ids["UsedTokens"]
    assert function["Environment"]["Variables"]["REPLAY_TABLE"] == name
    assert function["Environment"]["Variables"]["TOKEN_TABLE"] == name
    assert table.describe_table(TableName=name)["Table"]["DeletionProtectionEnabled"]
    (group,) = boto3.client("logs", **there).describe_log_groups(logGroupNamePrefix=ids["AuditLogs"])["logGroups"]
    assert group["retentionInDays"] == 365
    iam = boto3.client("iam", region_name="us-east-1")
    document = iam.get_role_policy(RoleName=ids["FunctionRole"], PolicyName="port-token-vending")["PolicyDocument"]
    assert f"['{parameters['CredentialSecretArns']}']" in str(document), document
    cloudwatch = boto3.client("cloudwatch", **there)
    (entry,) = cloudwatch.list_dashboards()["DashboardEntries"]
    assert "${" not in cloudwatch.get_dashboard(DashboardName=entry["DashboardName"])["DashboardBody"]
    if "HostedZoneId" in parameters:
        sets = boto3.client("route53").list_resource_record_sets(HostedZoneId=parameters["HostedZoneId"])
        names = {each["Type"]: each["Name"].rstrip(".") for each in sets["ResourceRecordSets"]}
        assert names.get("A") == names.get("AAAA") == parameters["DomainName"], names
    if "ProbeSchedule" in ids:
        (rule,) = boto3.client("events", **there).list_rules()["Rules"]
        (target,) = boto3.client("events", **there).list_targets_by_rule(Rule=rule["Name"])["Targets"]
        assert json.loads(target["Input"])["requestContext"]["http"]["sourceIp"] == "probe"


if __name__ == "__main__":
    deploy(REQUIRED)
    deploy(ALL_OPTIONS)
