using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RecApp.Storage.Experiments;

/// <summary>The table <c>experiments</c>, and what has been counted of each.</summary>
public sealed class ExperimentStore(Database database, WriteQueue queue)
{
    private const string Columns = "select id, name, salt, model, layer, outcome, state, definition, slice_from, created_utc, started_utc, ended_utc, promoted from experiments";

    /// <summary>Every experiment, the newest first.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<ExperimentRow>> ListAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(connection => Read(connection, null, $"{Columns} order by created_utc desc, id desc"), cancellationToken);

    /// <summary>Those that run, in the order in which they began.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<ExperimentRow>> RunningAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(connection => Running(connection, null), cancellationToken);

    /// <summary>One by its name; null when there is none.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<ExperimentRow?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        database.ReadAsync(connection => Read(connection, null, $"{Columns} where name = @name", new { name }).FirstOrDefault(), cancellationToken);

    /// <summary>Writes a new one; completes when it is durable.</summary>
    /// <returns>Whether its name was free.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public async Task<bool> AddAsync(ExperimentRow row, CancellationToken cancellationToken = default)
    {
        int added = 0;
        await queue.WriteAsync(
            transaction => added = transaction.Connection!.Execute(
                """
                insert into experiments (id, name, salt, model, layer, outcome, state, definition, created_utc)
                values (@Id, @Name, @Salt, @Model, @Layer, @Outcome, 'draft', @Definition, @created)
                on conflict (name) do nothing
                """,
                new { row.Id, row.Name, row.Salt, row.Model, row.Layer, row.Outcome, row.Definition, created = PredictionStore.Text(row.CreatedUtc) },
                transaction),
            cancellationToken);
        return added > 0;
    }

    /// <summary>Starts a draft, unless those that run leave no room for it.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="time">When.</param>
    /// <param name="settle">Given those that run, says where in its layer the draft's slice begins, or why it can't begin.</param>
    /// <param name="cancellationToken">Stops waiting; it may start all the same.</param>
    /// <returns>Why it did not start; null when it did.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public async Task<string?> StartAsync(string name, DateTimeOffset time, Func<IReadOnlyList<ExperimentRow>, (double From, string? Problem)> settle, CancellationToken cancellationToken = default)
    {
        string? problem = null;
        await queue.WriteAsync(
            transaction =>
            {
                // In the transaction: of two that start at once, the second one sees the first.
                (double from, problem) = settle(Running(transaction.Connection!, transaction));
                if (problem is not null)
                    return;
                int started = transaction.Connection!.Execute(
                    "update experiments set state = 'running', slice_from = @from, started_utc = @time where name = @name and state = 'draft'",
                    new { name, from, time = PredictionStore.Text(time) },
                    transaction);
                if (started == 0)
                    problem = "It has been started before.";
            },
            cancellationToken);
        return problem;
    }

    /// <summary>Ends one that runs.</summary>
    /// <returns>Whether it ran.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public Task<bool> StopAsync(string name, DateTimeOffset time, CancellationToken cancellationToken = default) => UpdateAsync(
        "update experiments set state = 'stopped', ended_utc = @time where name = @name and state = 'running'",
        new { name, time = PredictionStore.Text(time) }, cancellationToken);

    /// <summary>Writes down which variant was chosen, and ends it where it runs.</summary>
    /// <returns>Whether it had begun.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public Task<bool> PromoteAsync(string name, string variant, DateTimeOffset time, CancellationToken cancellationToken = default) => UpdateAsync(
        "update experiments set state = 'promoted', promoted = @variant, ended_utc = coalesce(ended_utc, @time) where name = @name and state <> 'draft'",
        new { name, variant, time = PredictionStore.Text(time) }, cancellationToken);

    /// <summary>How many visitors came first, and how many succeeded, on each day in UTC; only what occurs.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<DayCount>> CountAsync(string experiment, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<DayCount>>(
        connection => [.. connection.Query(
            """
            select variant, substr(first_utc, 1, 10) as day, count(*) as visitors, 0 as successes from experiment_visitors
            where experiment_id = @experiment group by variant, substr(first_utc, 1, 10)
            union all
            select variant, substr(succeeded_utc, 1, 10) as day, 0 as visitors, count(*) as successes from experiment_visitors
            where experiment_id = @experiment and succeeded_utc is not null group by variant, substr(succeeded_utc, 1, 10)
            """,
            new { experiment }).Select(row => new DayCount(
                (string)row.variant, DateOnly.ParseExact((string)row.day, "yyyy-MM-dd", CultureInfo.InvariantCulture), (long)row.visitors, (long)row.successes))],
        cancellationToken);

    private async Task<bool> UpdateAsync(string statement, object parameters, CancellationToken cancellationToken)
    {
        int changed = 0;
        await queue.WriteAsync(transaction => changed = transaction.Connection!.Execute(statement, parameters, transaction), cancellationToken);
        return changed > 0;
    }

    private static IReadOnlyList<ExperimentRow> Running(DbConnection connection, DbTransaction? transaction) =>
        Read(connection, transaction, $"{Columns} where state = 'running' order by started_utc, id");

    private static IReadOnlyList<ExperimentRow> Read(DbConnection connection, DbTransaction? transaction, string query, object? parameters = null) =>
    [
        // Where a column is null in all rows SQLite tells no type for it, and Dapper then finds no constructor: hence row by row.
        .. connection.Query(query, parameters, transaction).Select(row => new ExperimentRow(
            (string)row.id, (string)row.name, (string)row.salt, (string)row.model, (string)row.layer, (string)row.outcome, (string)row.state, (string)row.definition,
            Time((string)row.created_utc)!.Value)
        {
            SliceFrom = (double?)row.slice_from,
            StartedUtc = Time((string?)row.started_utc),
            EndedUtc = Time((string?)row.ended_utc),
            Promoted = (string?)row.promoted,
        }),
    ];

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A row of <c>experiments</c>.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Salt">Makes its assignments and hashes; nobody is told.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Layer">Within which experiments exclude each other.</param>
/// <param name="Outcome">What counts as success, lower case.</param>
/// <param name="State">draft, running, stopped or promoted.</param>
/// <param name="Definition">Variants and plan, JSON.</param>
/// <param name="CreatedUtc">When it was drafted.</param>
public sealed record ExperimentRow(
    string Id, string Name, string Salt, string Model, string Layer, string Outcome, string State, string Definition, DateTimeOffset CreatedUtc)
{
    /// <summary>Where its slice of the layer begins, 0–1; null before its start.</summary>
    public double? SliceFrom { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartedUtc { get; init; }

    /// <summary>When it was ended.</summary>
    public DateTimeOffset? EndedUtc { get; init; }

    /// <summary>The variant that was chosen.</summary>
    public string? Promoted { get; init; }
}

/// <summary>What happened to a variant on a day in UTC.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Day">The day.</param>
/// <param name="Visitors">Who got it for the first time.</param>
/// <param name="Successes">Whose outcome came.</param>
public sealed record DayCount(string Variant, DateOnly Day, long Visitors, long Successes);
