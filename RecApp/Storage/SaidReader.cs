using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using RecApp.Storage.PostgreSql;
using RecApp.Storage.Sqlite;
using RecApp.Tables;

namespace RecApp.Storage;

/// <summary>What visitors of a server kept, hid and said, for training: read while the server runs, in one look, and nothing is written.</summary>
public static class SaidReader
{
    /// <summary>In place of a folder: the PostgreSQL that the environment names.</summary>
    public const string Server = "postgresql";

    /// <summary>Variable of the environment that names the server; a command line is for everybody on the machine to read.</summary>
    public const string ServerVariable = "RECAPP_STORAGE";

    /// <summary>Whether a folder holds a storage.</summary>
    public static bool IsIn(string folder) => File.Exists(SqliteDatabase.FileIn(folder));

    /// <summary>What was kept (save, add, more) and hidden of a model's answers; the last word on an item counts. Oldest answers first.</summary>
    /// <param name="storage">The folder <c>Storage:Path</c>, or <see cref="Server"/>.</param>
    /// <param name="model">The model's name.</param>
    /// <exception cref="DataFileException">There is no storage, or it can't be read.</exception>
    public static IReadOnlyList<SaidAnswer> Answers(string storage, string model) => Read(storage, connection =>
        connection.Query<(string Prediction, string Kind, string Item)>(
            """
            select e.prediction_id, e.kind, e.item from events e join predictions p on p.id = e.prediction_id
            where p.model = @model and e.kind in ('save', 'add', 'more', 'hide') and e.item <> ''
            order by e.prediction_id, e.item, e.created_utc, e.kind
            """,
            new { model })
            .GroupBy(row => row.Prediction, StringComparer.Ordinal)
            .Select(answer => answer.GroupBy(row => row.Item, StringComparer.Ordinal).Select(item => (Item: item.Key, IsKept: item.Last().Kind != "hide")).ToLookup(item => item.IsKept, item => item.Item))
            .Select(items => new SaidAnswer([.. items[true]], [.. items[false]])));

    /// <summary>
    /// The texts that people let the server keep, oldest first, labelled by the last rating of the verdict. A text counts once, however often it
    /// was sent; one on which people disagree does not.
    /// </summary>
    /// <param name="storage">The folder <c>Storage:Path</c>, or <see cref="Server"/>.</param>
    /// <param name="models">Names of the models that judged them.</param>
    /// <exception cref="DataFileException">There is no storage, or it can't be read.</exception>
    public static IReadOnlyList<SaidText> Texts(string storage, IEnumerable<string> models) => Read(storage, connection =>
        connection.Query<(string Body, string Label, string Rating)>(
            $"""
            select t.body, t.label, f.rating from kept_texts t join predictions p on p.id = t.prediction_id join feedback f on f.prediction_id = t.prediction_id
            where p.model {ListParameter.OneOf(connection, "models")} and not exists (select 1 from feedback later where later.prediction_id = f.prediction_id and later.id > f.id)
            order by t.prediction_id
            """,
            new { models = models.ToArray() })
            .Where(row => row.Rating != "okay")
            .Select(row => new SaidText(row.Body, (row.Label == "positive") == (row.Rating is "love" or "like")))
            .GroupBy(text => text.Text, StringComparer.Ordinal)
            .Where(same => same.Distinct().Count() == 1)
            .Select(same => same.First()));

    private static List<T> Read<T>(string storage, Func<DbConnection, IEnumerable<T>> query)
    {
        string source = storage == Server ? "The storage" : SqliteDatabase.FileIn(storage);
        try
        {
            using DbConnection connection = storage == Server ? ToServer() : ToFolder(storage);
            connection.Open();
            return [.. query(connection)];
        }
        catch (Exception error) when (StorageFailure.IsFromDriver(error))
        {
            throw new DataFileException($"{source} can't be read: {error.Message} Has this version's application run on it?");
        }
    }

    private static SqliteConnection ToFolder(string storage)
    {
        string path = SqliteDatabase.FileIn(storage);
        return File.Exists(path)
            ? new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString())
            : throw new DataFileException($"{storage} holds no {Path.GetFileName(path)}: give the folder that Storage:Path names.");
    }

    private static NpgsqlConnection ToServer()
    {
        string given = Environment.GetEnvironmentVariable(ServerVariable) ?? "";
        return PostgreSqlConnections.ProblemOf(given) is { } problem
            ? throw new DataFileException($"{ServerVariable} {problem}")
            : new(PostgreSqlConnections.Read(given).ConnectionString);
    }
}

/// <summary>What somebody did with the items of one answer, by their ids, ascending.</summary>
/// <param name="Kept">Saved, added, or more of them wanted.</param>
/// <param name="Hidden">Not wanted.</param>
public sealed record SaidAnswer(IReadOnlyList<string> Kept, IReadOnlyList<string> Hidden);

/// <summary>A text that its author let the server keep.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="IsPraise">By the verdict and what its author said of it.</param>
public sealed record SaidText(string Text, bool IsPraise);
