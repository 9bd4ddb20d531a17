using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace RecApp.Tests.Support;

/// <summary>A PostgreSQL of the tests' own, in a folder that goes with it. Its letters sort as in English, as on many a server.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private const string Missing = "PostgreSQL 15 or later is missing; on Debian it is the package postgresql.";

    // initdb and postgres refuse to run as root.
    private const string Account = "postgres";

    private static readonly Lazy<PostgreSqlServer> Common = new(() =>
    {
        PostgreSqlServer server = new();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        server.Start();
        return server;
    });

    private static int _schemas;

    private readonly string _binaries = Binaries() ?? throw new InvalidOperationException(Missing);
    private readonly string _folder;
    private readonly int _port = FreePort();
    private Process? _process;

    /// <summary>Makes an empty database cluster, which nobody serves yet.</summary>
    public PostgreSqlServer()
    {
        _folder = NewFolder();
        Run(Path.Combine(_binaries, "initdb"), "--pgdata", _folder, "--username=recapp", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync");
    }

    private PostgreSqlServer(PostgreSqlServer primary)
    {
        _folder = NewFolder();
        string copy = Path.Combine(_binaries, "pg_basebackup");
        Run(File.Exists(copy) ? copy : Path.GetFileName(copy), "--pgdata", _folder, "--host=127.0.0.1", $"--port={primary.Port}", "--username=recapp", "--write-recovery-conf", "--checkpoint=fast", "--no-sync");
    }

    /// <summary>The one that tests share, each with a schema of its own.</summary>
    public static PostgreSqlServer Shared
    {
        get
        {
            Assert.SkipWhen(Binaries() is null, Missing);
            return Common.Value;
        }
    }

    /// <summary>Where it listens.</summary>
    public int Port => _port;

    public Uri Address => new($"tcp://127.0.0.1:{_port}");

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Database=postgres;Username=recapp;Maximum Pool Size=8";

    /// <summary>Serves what is in the folder, also after a crash.</summary>
    public void Start()
    {
        _process = Process.Start(Command(
            Path.Combine(_binaries, "postgres"), "-D", _folder, "-p", _port.ToString(CultureInfo.InvariantCulture), "-k", "", "-h", "127.0.0.1",
            "-c", "fsync=off", "-c", "shared_buffers=64MB", "-c", "max_connections=300", "-c", "logging_collector=on"))!;
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using NpgsqlConnection connection = new(ConnectionString + ";Pooling=false");
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(30) && !_process.HasExited)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>A standby that follows this one, and has everything that this one acknowledges from now on.</summary>
    public PostgreSqlServer StartStandby()
    {
        PostgreSqlServer standby = new(this);
        standby.Start();
        using NpgsqlConnection connection = new(ConnectionString);
        while (connection.ExecuteScalar<long>("select count(*) from pg_stat_replication where state = 'streaming'") == 0)
            Thread.Sleep(20);
        connection.Execute("alter system set synchronous_standby_names = '*'");
        connection.Execute("select pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a standby the one that writes.</summary>
    public void Promote()
    {
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Execute("select pg_promote()");
    }

    /// <summary>Ends it as a power cut would: the parent and all that serve connections, at once.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A connection string that leads to an empty schema which nobody else uses.</summary>
    public string NewSchema()
    {
        string schema = $"test_{Interlocked.Increment(ref _schemas)}";
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Execute($"create schema {schema}");
        return $"{ConnectionString};Search Path={schema}";
    }

    /// <summary>A place for tables on a disk of its own.</summary>
    public string NewTablespace(SmallDisk disk)
    {
        string place = disk.Combine("tables");
        Directory.CreateDirectory(place);
        if (Environment.UserName == "root")
            Process.Start("chown", [Account, place]).WaitForExit();
        using NpgsqlConnection connection = new(ConnectionString);
        connection.Execute($"create tablespace small location '{place}'");
        return "small";
    }

    public void Dispose()
    {
        if (_process is not null)
            Kill();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    // Of the account that may read it.
    private static string NewFolder() => Run("mktemp", "-d", Path.Combine(Path.GetTempPath(), "recapp-postgresql-XXXXXX")).Trim();

    private static string? Binaries() => new[] { "/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql" }
        .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder, "*").Prepend(folder)).Select(folder => Path.Combine(folder, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .Where(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"))).Order(StringComparer.Ordinal).LastOrDefault();

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo Command(string program, params string[] arguments)
    {
        bool isRoot = Environment.UserName == "root";
        ProcessStartInfo start = new(isRoot ? "setpriv" : program) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (string argument in isRoot ? ["--reuid", Account, "--regid", Account, "--init-groups", program, .. arguments] : arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        string said = process.StandardOutput.ReadToEnd(), problem = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}: {problem}");
    }
}
