using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RecApp.Cluster;
using StackExchange.Redis;

namespace RecApp.Hosting.Security;

/// <summary>
/// The keys of all instances: in Redis, and in each one's own folder, so that an instance reads what browsers keep while Redis is away, and
/// Redis may lose its memory.
/// </summary>
/// <param name="folder">The instance's own; null where none can be written.</param>
/// <param name="redis">What the instances share.</param>
/// <param name="options">Names the keys there.</param>
internal sealed class SharedKeys(IXmlRepository? folder, IConnectionMultiplexer redis, ClusterOptions options) : IXmlRepository
{
    private readonly RedisKey _key = $"{options.Name}:keys";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        Dictionary<string, XElement> own = (folder?.GetAllElements() ?? []).DistinctBy(IdOf).ToDictionary(IdOf);
        Dictionary<string, XElement> shared = Ask(database => database.HashGetAll(_key)).ToDictionary(entry => entry.Name.ToString(), entry => XElement.Parse(entry.Value!));
        foreach (var (id, element) in own.ExceptBy(shared.Keys, entry => entry.Key))
            Share(id, element);
        foreach (var (id, element) in shared.ExceptBy(own.Keys, entry => entry.Key))
            folder?.StoreElement(element, id);
        return [.. own.Concat(shared).DistinctBy(entry => entry.Key).Select(entry => entry.Value)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        folder?.StoreElement(element, friendlyName);
        Share(IdOf(element), element);
    }

    // Keys and revocations of single keys have one; a revocation of all has its date.
    private static string IdOf(XElement element) => $"{element.Name.LocalName}-{element.Attribute("id")?.Value ?? element.Element("key")?.Attribute("id")?.Value}-{element.Element("revocationDate")?.Value}";

    private void Share(string id, XElement element) => Ask(database => database.HashSet(_key, id, element.ToString(SaveOptions.DisableFormatting)) ? [] : Array.Empty<HashEntry>());

    private HashEntry[] Ask(Func<IDatabase, HashEntry[]> ask)
    {
        try
        {
            return redis.IsConnected ? ask(redis.GetDatabase()) : [];
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            return [];
        }
    }
}
