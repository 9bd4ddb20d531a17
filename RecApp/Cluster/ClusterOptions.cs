using System.Net;
using RecApp.Validation;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>The configuration section <c>Cluster</c>: what several instances share.</summary>
public sealed class ClusterOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Cluster";

    /// <summary>Connection string of the Redis that all instances use, as in <c>redis.example:6379,password=…</c>; empty for a single process.</summary>
    public string Redis { get; set; } = "";

    /// <summary>Instances of the same name at the same Redis belong together; it begins their keys there.</summary>
    public string Name { get; set; } = "recapp";

    /// <summary>
    /// The IP address of this machine under which the other instances reach this one; empty for the one from which Redis is reached. Whoever
    /// reaches its port is trusted: it belongs into a closed network.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>The port for the other instances, 1–65,535; 0 for any that is free. Only used where instances share a Redis.</summary>
    public int Port { get; set; }

    /// <summary>Whether administrators get Orleans' dashboard at <c>/orleans</c>; it takes memory. Only where instances share a Redis.</summary>
    public bool Dashboard { get; set; }

    internal bool IsShared => !string.IsNullOrWhiteSpace(Redis);

    internal void Check(SettingProblems problems)
    {
        problems.Require(Name.Length is >= 1 and <= 40 && Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), nameof(Name), Name, "1 to 40 letters, digits, - or _");
        problems.Range(nameof(Port), Port, 0, IPEndPoint.MaxPort);
        problems.Require(Address.Length == 0 || IPAddress.TryParse(Address, out _), nameof(Address), Address, "an IP address as in 10.0.0.5, or empty");
        problems.Require(!Dashboard || IsShared, nameof(Dashboard), "true", $"false without {Section}:{nameof(Redis)}: a single process has no silo");
        if (!IsShared)
            return;
        try
        {
            if (ConfigurationOptions.Parse(Redis).EndPoints.Count == 0)
                problems.Add($"{Section}:{nameof(Redis)} names no server; it must be as redis.example:6379.");
        }
        catch (ArgumentException)
        {
            // It may hold a password: not repeated.
            problems.Add($"{Section}:{nameof(Redis)} can't be read; it must be as redis.example:6379,password=….");
        }
    }
}
