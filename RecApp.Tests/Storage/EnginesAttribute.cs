using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace RecApp.Tests.Storage;

/// <summary>Where a test stores.</summary>
public enum StorageEngine
{
    /// <summary>A file of its own.</summary>
    Sqlite,

    /// <summary>A schema of its own on the tests' server.</summary>
    PostgreSql,
}

/// <summary>Runs a theory on every engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<StorageEngine>().Select(engine => new TheoryDataRow(engine))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
