"""Deploys to moto what moto has a model of, and names what it has none of."""

import io
import json
import os
import re
import zipfile

import boto3
from moto import mock_aws
from translate import EVERYTHING, FIRST, Settling, translated, values

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    os.environ[name] = "example"

NOT_MODELLED = (
    "AWS::ApiGatewayV2::",
    "AWS::AppConfig::",
    "AWS::CloudWatch::Alarm",
    "AWS::CodeDeploy::",
    "AWS::Lambda::Alias",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::Permission",
    "AWS::Logs::MetricFilter",
)


def stand_in(node, names):
    """The node with a word where it refers to what is left out."""
    if isinstance(node, list):
        return [stand_in(each, names) for each in node]
    if isinstance(node, str):
        return re.sub(r"\$\{(\w+)\.\w+}", lambda found: found[1] if found[1] in names else found[0], node)
    if not isinstance(node, dict):
        return node
    target = node.get("Ref") or node.get("Fn::GetAtt")
    name = target[0] if isinstance(target, list) else str(target).split(".")[0]
    if len(node) == 1 and name in names:
        return f"arn:aws:lambda:eu-west-1:123456789012:function:{name}"
    return {key: stand_in(value, names) for key, value in node.items()}


def stack(parameters):
    template = translated(parameters)
    resources = Settling(template, parameters).resources()
    out = {name for name, each in resources.items() if each["Type"].startswith(NOT_MODELLED)}
    for resource in resources.values():
        resource.pop("UpdatePolicy", None)
    kept = {name: stand_in(each, out) for name, each in resources.items() if name not in out}
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
    resources, left_out, declared = stack(parameters)
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
    look(ids, parameters)
    print(f"moto made {len(resources)} resources; it has no model of {', '.join(left_out)}")


def look(ids, parameters):
    """What was made is what was meant, as far as moto keeps it: it loses TTL, layers, SnapStart and VPC."""
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
    deploy(FIRST)
    deploy(EVERYTHING)
