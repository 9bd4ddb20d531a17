using Npgsql;

namespace RecApp.Storage.PostgreSql;

/// <summary>Connections to PostgreSQL by a connection string, with what RecApp adds to what that doesn't say.</summary>
internal static class PostgreSqlConnections
{
    // Who waits for a person gives up before the person does.
    private const int ConnectSeconds = 5, CommandSeconds = 30;
    private const string Limits = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s";

    /// <summary>Reads a connection string as in <c>Host=db.example;Database=recapp;Username=recapp;Password=…</c>.</summary>
    /// <exception cref="ArgumentException">It can't be read.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        NpgsqlConnectionStringBuilder connection = new(connectionString);
        connection.ApplicationName ??= "RecApp";
        connection.Options ??= Limits;
        if (!connection.ShouldSerialize("Timeout"))
            connection.Timeout = ConnectSeconds;
        if (!connection.ShouldSerialize("Command Timeout"))
            connection.CommandTimeout = CommandSeconds;
        if (!connection.ShouldSerialize("Keepalive"))
            connection.KeepAlive = 15;
        // Of several servers one writes, and after it another one: which of them does is looked for again this often, in seconds.
        if (HasSeveralServers(connection) && !connection.ShouldSerialize("Host Recheck Seconds"))
            connection.HostRecheckSeconds = 2;
        return connection;
    }

    /// <summary>Connections to the server that is named, or of several to the one that writes at the time.</summary>
    public static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder connection)
    {
        NpgsqlDataSourceBuilder source = new(connection.ConnectionString);
        // Whatever it says: only one of them writes.
        source.ConnectionStringBuilder.Remove("Target Session Attributes");
        return HasSeveralServers(connection) ? source.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary) : source.Build();
    }

    /// <summary>What is wrong with a connection string, without repeating it, as it may hold a password; null where nothing is.</summary>
    public static string? ProblemOf(string connectionString)
    {
        try
        {
            return string.IsNullOrWhiteSpace(Read(connectionString).Host) ? "names no Host." : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "can't be read; it must be as Host=db.example;Database=recapp;Username=recapp;Password=….";
        }
    }

    private static bool HasSeveralServers(NpgsqlConnectionStringBuilder connection) => connection.Host?.Contains(',') == true;
}
