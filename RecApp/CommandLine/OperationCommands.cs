using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RecApp.Storage;
using RecApp.Storage.PostgreSql;

namespace RecApp.CommandLine;

/// <summary><c>backup</c>, <c>copy-storage</c> and <c>health</c>: for those who run the application on a server.</summary>
internal static class OperationCommands
{
    public static Command Backup()
    {
        var storage = new Option<string>("--storage") { Description = "The folder that Storage:Path names.", Required = true };
        var output = new Option<string>("--out") { Description = "Folder of all backups.", Required = true };
        var command = new Command("backup", "Copy feedback, predictions, lineage and keys while the application runs.") { storage, output };
        command.SetAction(parsed => Progress.Guarded(() =>
            Progress.Say($"Wrote {StorageBackup.Write(parsed.GetRequiredValue(storage), parsed.GetRequiredValue(output), TimeProvider.System)}")));
        return command;
    }

    public static Command CopyStorage()
    {
        var storage = new Option<string>("--storage") { Description = "The folder that Storage:Path names; its application is stopped.", Required = true };
        var command = new Command("copy-storage", $"Copy a storage of SQLite into the empty PostgreSQL that {SaidReader.ServerVariable} in the environment names.") { storage };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string server = Environment.GetEnvironmentVariable(SaidReader.ServerVariable) ?? "";
            if (PostgreSqlConnections.ProblemOf(server) is { } problem)
                throw new IOException($"{SaidReader.ServerVariable} {problem}");
            try
            {
                foreach (var (table, rows) in StorageCopy.Run(parsed.GetRequiredValue(storage), server, TimeProvider.System))
                    Progress.Say(string.Create(CultureInfo.InvariantCulture, $"{table,-22}{rows,12:N0}"));
            }
            catch (StorageUnavailableException error)
            {
                throw new IOException($"{error.Message} {error.InnerException?.Message}", error);
            }
        }));
        return command;
    }

    public static Command Health()
    {
        var address = new Option<Uri>("--url")
        {
            Description = "Address of the application.",
            DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
            CustomParser = ReadAddress,
        };
        var command = new Command("health", "Ask a running application whether it can serve; the exit code is 0 when it can.") { address };
        command.SetAction((parsed, cancellationToken) => Progress.GuardedAsync(async () =>
        {
            using var client = new HttpClient { BaseAddress = parsed.GetRequiredValue(address), Timeout = TimeSpan.FromSeconds(10) };
            try
            {
                using var answer = await client.GetAsync("/health/ready", cancellationToken);
                if (!answer.IsSuccessStatusCode)
                    throw new IOException($"{client.BaseAddress} is not ready: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
            {
                throw new IOException($"{client.BaseAddress} does not answer: {error.Message}", error);
            }
        }));
        return command;
    }

    private static Uri? ReadAddress(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        given.AddError($"'{given.Tokens[0].Value}' is no address; expected one as http://127.0.0.1:8080.");
        return null;
    }
}
