using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Configuration;
using RecApp.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace RecApp.Tests.Deployment;

/// <summary>What starts several instances in containers: read by those who define the formats, and beside the settings that there are.</summary>
public class SharedDeploymentTests
{
    [Fact]
    public void Kubernetes_EveryObject_FollowsItsSchemaAndNamesSettingsThatExist()
    {
        var objects = KubernetesYaml.LoadAllFromString(File.ReadAllText(RepositoryFolder.Combine("deploy", "kubernetes.yaml")), strict: true);

        var deployment = Assert.Single(objects.OfType<V1Deployment>());
        var pod = deployment.Spec.Template;
        var container = Assert.Single(pod.Spec.Containers);
        var service = Assert.Single(objects.OfType<V1Service>());
        Assert.All(
            [service.Spec.Selector, Assert.Single(objects.OfType<V1PodDisruptionBudget>()).Spec.Selector.MatchLabels, deployment.Spec.Selector.MatchLabels],
            selector => Assert.Equal(pod.Metadata.Labels, selector));
        Assert.Equal("ClientIP", service.Spec.SessionAffinity);
        Assert.Contains(container.Ports, port => port.Name == service.Spec.Ports[0].TargetPort.Value);
        Assert.Equal("/health/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal("/health/live", container.LivenessProbe.HttpGet.Path);
        AssertKnown([.. container.Env.Select(variable => variable.Name), .. Assert.Single(objects.OfType<V1Secret>()).StringData.Keys]);
    }

    [Fact]
    public void Compose_Instances_MountFilesAndNameSettingsThatExist()
    {
        var reader = new MergingParser(new Parser(new StringReader(File.ReadAllText(RepositoryFolder.Combine("deploy", "compose.yaml")))));
        var services = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(reader)["services"];

        foreach (string instance in (string[])["recapp-1", "recapp-2"])
        {
            var settings = (Dictionary<object, object>)((Dictionary<object, object>)services[instance])["environment"];
            AssertKnown(settings.Keys.Cast<string>().Where(name => !name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)));
        }
        var mounted = services.Values.Cast<Dictionary<object, object>>().Where(service => service.ContainsKey("volumes")).SelectMany(service => (List<object>)service["volumes"])
            .Cast<string>().Where(volume => volume.StartsWith("./", StringComparison.Ordinal)).Select(volume => volume.Split(':')[0]).ToList();
        Assert.NotEmpty(mounted);
        Assert.All(mounted, path => Assert.True(Path.Exists(RepositoryFolder.Combine("deploy", path)), path));
    }

    [Fact]
    public void AppHost_Instances_GetSettingsThatExist()
    {
        var set = Regex.Matches(File.ReadAllText(RepositoryFolder.Combine("deploy", "aspire", "Program.cs")), "WithEnvironment\\(\"(?<name>[^\"]+)\"").Select(match => match.Groups["name"].Value)
            .Where(name => !name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList();
        Assert.Contains("Cluster__Redis", set);
        AssertKnown(set);
    }

    private static void AssertKnown(IEnumerable<string> variables)
    {
        var known = new ConfigurationBuilder().AddJsonFile(RepositoryFolder.Combine("RecApp", "appsettings.json")).Build().AsEnumerable().Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(variables.Select(variable => variable.Replace("__", ":", StringComparison.Ordinal)), key => Assert.True(known.Contains(key) || known.Contains(key[..Math.Max(0, key.LastIndexOf(':'))]), key));
    }
}
