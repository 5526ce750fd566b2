"""Translates the template with AWS's SAM translator, checks the result, and evaluates its conditions."""

import copy
import logging
import os
import pathlib

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# The translator logs warnings about its own metrics.
logging.disable(logging.WARNING)
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
TEMPLATE = pathlib.Path(__file__).resolve().parent.parent / "template.yaml"
SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:port-token-vending/catalog-reader-a1B2c3"
REQUIRED = {"CredentialSecretArns": SECRET}
ALL_OPTIONS = REQUIRED | {
    "SecretsKmsKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
    "DomainName": "port-token.example.com",
    "CertificateArn": "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
    "HostedZoneId": "Z0123456789ABCDEFGHIJ",
    "DefaultEndpoint": "off",
    "GatewayAuthorizer": "on",
    "Rollout": "Canary10Percent5Minutes",
    "AlarmTopicArn": "arn:aws:sns:eu-west-1:123456789012:port-token-vending",
    "ExpectDailyTraffic": "on",
    "PermissionsBoundary": "arn:aws:iam::123456789012:policy/boundary",
    "SubnetIds": "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
    "SecurityGroupIds": "sg-0123456789abcdef0",
    "ReservedConcurrency": "40",
    "OidcIssuers": "",
}
NO_OPTIONS = REQUIRED | {"ReplayProtection": "off", "TokenTable": "off", "SnapStart": "off", "ProbeToken": ""}
PSEUDO = {
    "AWS::Region": "eu-west-1",
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "port-token-vending",
}


def translated(parameters, code="code", policy="policy"):
    """Returns the template as CloudFormation gets it, with archives of these names."""
    template = yaml_parse(TEMPLATE.read_text())
    resources = template["Resources"]
    resources["VendingFunction"]["Properties"]["CodeUri"] = f"s3://bucket/{code}"
    resources["PolicyLayer"]["Properties"]["ContentUri"] = f"s3://bucket/{policy}"
    return transform(template, copy.deepcopy(parameters), None)


def values(template, parameters):
    """Returns the value of each parameter and pseudo parameter."""
    defaults = {name: each.get("Default", "") for name, each in template["Parameters"].items()}
    return defaults | parameters | PSEUDO


class ConditionEvaluator:
    """Evaluates the conditions of a template, and removes what does not apply."""

    REMOVED = object()

    def __init__(self, template, parameters):
        self.template = template
        self.values = values(template, parameters)

    def is_met(self, condition):
        return self.evaluate(self.template["Conditions"][condition])

    def evaluate(self, formula):
        (function, operands), = formula.items()
        if function == "Fn::Equals":
            left, right = (self.values[each["Ref"]] if isinstance(each, dict) else each for each in operands)
            return left == right
        if function == "Fn::Not":
            return not self.evaluate(operands[0])
        raise ValueError(function)

    def resolve(self, node):
        if isinstance(node, list):
            return [each for each in map(self.resolve, node) if each is not self.REMOVED]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Fn::If"}:
            condition, then, otherwise = node["Fn::If"]
            return self.resolve(then if self.is_met(condition) else otherwise)
        if node == {"Ref": "AWS::NoValue"}:
            return self.REMOVED
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not self.REMOVED}

    def resources(self):
        return {
            name: self.resolve({key: value for key, value in resource.items() if key != "Condition"})
            for name, resource in self.template["Resources"].items()
            if "Condition" not in resource or self.is_met(resource["Condition"])
        }


def of_type(resources, kind):
    return {name: each for name, each in resources.items() if each["Type"] == kind}


def version(parameters=REQUIRED, **archives):
    """Returns the logical id of the published version, which changes with its content."""
    (name,) = of_type(translated(parameters, **archives)["Resources"], "AWS::Lambda::Version")
    return name


def check():
    for parameters in (REQUIRED, ALL_OPTIONS, NO_OPTIONS):
        template = translated(parameters)
        resources = ConditionEvaluator(template, parameters).resources()
        missing = references(resources) - set(resources) - set(template["Parameters"]) - set(PSEUDO)
        assert not missing, f"these references do not exist: {missing}"
        (alias,) = of_type(resources, "AWS::Lambda::Alias")
        (integration,) = of_type(resources, "AWS::ApiGatewayV2::Integration").values()
        assert integration["Properties"]["IntegrationUri"] == {"Ref": alias}
        for permission in of_type(resources, "AWS::Lambda::Permission").values():
            assert permission["Properties"]["FunctionName"] == {"Ref": alias}
        gradual = parameters.get("Rollout", "AllAtOnce") != "AllAtOnce"
        assert ("UpdatePolicy" in resources[alias]) == gradual
        assert bool(of_type(resources, "AWS::CodeDeploy::DeploymentGroup")) == gradual
        (published,) = of_type(resources, "AWS::Lambda::Version").values()
        for policy in ("DeletionPolicy", "UpdateReplacePolicy"):
            assert published[policy] == "Retain", "a rollback needs the previous version"
        tags = resources["VendingFunction"]["Properties"]["Tags"]
        assert tags == [{"Key": "lambda:createdBy", "Value": "SAM"}], "a changed tag would publish a version"
        print(f"{len(parameters)} parameters: {len(resources)} resources")
    assert len({version(), version(code="other"), version(policy="other")}) == 3, "a changed archive or policy must publish a version"
    reserved = [version(REQUIRED | {"ReservedConcurrency": value}) for value in ("", "40", 40)]
    assert set(reserved) == {version()}, "reserved concurrency must not publish a version"
    print("a changed archive or policy publishes a version; reserved concurrency does not")


def references(node):
    """Returns every referenced logical id and parameter."""
    if isinstance(node, list):
        return set().union(*map(references, node))
    if not isinstance(node, dict):
        return set()
    if set(node) == {"Ref"}:
        return {node["Ref"]}
    if set(node) == {"Fn::GetAtt"}:
        target = node["Fn::GetAtt"]
        return {target.split(".")[0] if isinstance(target, str) else target[0]}
    return set().union(*map(references, node.values()))


if __name__ == "__main__":
    check()
