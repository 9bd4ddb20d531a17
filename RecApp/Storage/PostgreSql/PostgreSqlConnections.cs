using Npgsql;

namespace RecApp.Storage.PostgreSql;

/// <summary>Connection strings of PostgreSQL, with what RecApp adds to what they don't say.</summary>
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
        return connection;
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
}
