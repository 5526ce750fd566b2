"""What AWS's SAM translator makes of the template: checks on it, and the template that is left for given parameters."""

import copy
import logging
import os
import pathlib

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

# The translator warns of its own metrics.
logging.disable(logging.WARNING)
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
TEMPLATE = pathlib.Path(__file__).resolve().parent.parent / "template.yaml"
SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:port-token-vending/catalog-reader-a1B2c3"
FIRST = {"CredentialSecretArns": SECRET}
EVERYTHING = FIRST | {
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
NOTHING = FIRST | {"ReplayProtection": "off", "TokenTable": "off", "SnapStart": "off", "ProbeToken": ""}
PSEUDO = {
    "AWS::Region": "eu-west-1",
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "port-token-vending",
}


def translated(parameters, code="code", policy="policy"):
    """The template as CloudFormation gets it, with archives of these names."""
    template = yaml_parse(TEMPLATE.read_text())
    resources = template["Resources"]
    resources["VendingFunction"]["Properties"]["CodeUri"] = f"s3://bucket/{code}"
    resources["PolicyLayer"]["Properties"]["ContentUri"] = f"s3://bucket/{policy}"
    return transform(template, copy.deepcopy(parameters), None)


def values(template, parameters):
    """What each parameter and pseudo parameter is."""
    defaults = {name: each.get("Default", "") for name, each in template["Parameters"].items()}
    return defaults | parameters | PSEUDO


class Settling:
    """Takes the conditions out of a template: what does not apply is gone."""

    GONE = object()

    def __init__(self, template, parameters):
        self.template = template
        self.values = values(template, parameters)

    def holds(self, condition):
        return self.truth(self.template["Conditions"][condition])

    def truth(self, formula):
        (function, operands), = formula.items()
        if function == "Fn::Equals":
            left, right = (self.values[each["Ref"]] if isinstance(each, dict) else each for each in operands)
            return left == right
        if function == "Fn::Not":
            return not self.truth(operands[0])
        raise ValueError(function)

    def settle(self, node):
        if isinstance(node, list):
            return [each for each in map(self.settle, node) if each is not self.GONE]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Fn::If"}:
            condition, then, otherwise = node["Fn::If"]
            return self.settle(then if self.holds(condition) else otherwise)
        if node == {"Ref": "AWS::NoValue"}:
            return self.GONE
        settled = {key: self.settle(value) for key, value in node.items()}
        return {key: value for key, value in settled.items() if value is not self.GONE}

    def resources(self):
        return {
            name: self.settle({key: value for key, value in resource.items() if key != "Condition"})
            for name, resource in self.template["Resources"].items()
            if "Condition" not in resource or self.holds(resource["Condition"])
        }


def of_type(resources, kind):
    return {name: each for name, each in resources.items() if each["Type"] == kind}


def version(parameters=FIRST, **archives):
    """The logical id of the published version, which is a new one whenever it changes."""
    (name,) = of_type(translated(parameters, **archives)["Resources"], "AWS::Lambda::Version")
    return name


def check():
    for parameters in (FIRST, EVERYTHING, NOTHING):
        template = translated(parameters)
        resources = Settling(template, parameters).resources()
        missing = references(resources) - set(resources) - set(template["Parameters"]) - set(PSEUDO)
        assert not missing, f"refers to what is not there: {missing}"
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
            assert published[policy] == "Retain", "the previous version is what one goes back to"
        tags = resources["VendingFunction"]["Properties"]["Tags"]
        assert tags == [{"Key": "lambda:createdBy", "Value": "SAM"}], "a changed tag would be another version"
        print(f"{len(parameters)} parameters: {len(resources)} resources")
    assert len({version(), version(code="other"), version(policy="other")}) == 3, "a change publishes no version"
    reserved = [version(FIRST | {"ReservedConcurrency": value}) for value in ("", "40", 40)]
    assert set(reserved) == {version()}, "Lambda publishes no version for reserved concurrency"
    print("a changed archive and a changed policy are a new version each, reserved concurrency is none")


def references(node):
    """Every logical id and parameter that something refers to."""
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
