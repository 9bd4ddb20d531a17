using Dapper;
using RecApp.Storage.Experiments;

namespace RecApp.Storage;

/// <summary>The table <c>feedback</c>.</summary>
public sealed class FeedbackStore(Database database, WriteQueue queue)
{
    /// <summary>Writes a row, and its prediction where that isn't on disk yet; completes when both are durable.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was written.</exception>
    public Task AddAsync(FeedbackEntry entry, Prediction prediction, CancellationToken cancellationToken = default) => queue.WriteTogetherAsync(
        statements =>
        {
            PredictionStore.Insert(statements, prediction);
            statements.Add(
                "insert into feedback (id, prediction_id, rating, reason, created_utc) values (@id, @prediction, @rating, @reason, @created)",
                ("id", PredictionStore.Text(entry.Id)),
                ("prediction", PredictionStore.Text(prediction.Id)),
                ("rating", entry.Rating),
                ("reason", entry.Reason),
                ("created", PredictionStore.Text(entry.CreatedUtc)));
            if (entry.Text is { } text)
                KeptTextRows.Write(statements, prediction.Id, text);
            if (entry.Rating is "love" or "like")
                ExposureRows.Succeed(statements, prediction.Id, "feedback", entry.CreatedUtc);
        },
        cancellationToken);

    /// <summary>Deletes the text that is kept of an answer, if there is one; its rating stays. Completes when that is durable.</summary>
    /// <exception cref="StorageUnavailableException">It is there still.</exception>
    public Task ForgetTextAsync(Guid prediction, CancellationToken cancellationToken = default) =>
        queue.WriteAsync(transaction => KeptTextRows.Forget(database, transaction, prediction), cancellationToken);

    /// <summary>The ratings of one answer by their names, lower case, oldest first; nothing of what people wrote beside them.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<string>> RatingsAsync(Guid prediction, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<string>>(
        connection => [.. connection.Query<string>(
            "select rating from feedback where prediction_id = @prediction order by created_utc", new { prediction = PredictionStore.Text(prediction) })],
        cancellationToken);

    /// <summary>How often each rating was given to each variant of a model; only what occurs.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<FeedbackTally>> CountAsync(string model, CancellationToken cancellationToken = default) => TallyAsync(model, from: "", cancellationToken);

    /// <summary>The same for what was rated from a time on.</summary>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<FeedbackTally>> SinceAsync(string model, DateTimeOffset from, CancellationToken cancellationToken = default) =>
        TallyAsync(model, PredictionStore.Text(from), cancellationToken);

    /// <summary>How many ratings of each model are good in two periods that follow each other; only models with ratings.</summary>
    /// <param name="from">Where the earlier one begins.</param>
    /// <param name="middle">Where the later one begins.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<GoodRatings>> GoodSharesAsync(DateTimeOffset from, DateTimeOffset middle, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<GoodRatings>>(
        connection => [.. connection.Query(
            """
            select p.model as model, f.created_utc >= @middle as last, f.rating in ('love', 'like') as good, count(*) as count
            from feedback f join predictions p on p.id = f.prediction_id
            where f.created_utc >= @from
            group by 1, 2, 3
            """,
            new { from = PredictionStore.Text(from), middle = PredictionStore.Text(middle) })
            .Select(row => (Model: (string)row.model, Last: Convert.ToBoolean(row.last), Good: Convert.ToBoolean(row.good), Count: (long)row.count))
            .GroupBy(row => row.Model)
            .Select(model => new GoodRatings(
                model.Key,
                model.Where(row => row.Good && !row.Last).Sum(row => row.Count), model.Where(row => !row.Last).Sum(row => row.Count),
                model.Where(row => row.Good && row.Last).Sum(row => row.Count), model.Where(row => row.Last).Sum(row => row.Count)))],
        cancellationToken);

    /// <summary>Ratings of a version's answers with what was measured of these, the latest of each answer; the newest 20,000.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="from">When they were given at the earliest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The database can't be read.</exception>
    public Task<IReadOnlyList<MeasuredRating>> MeasuredAsync(string model, string version, DateTimeOffset from, CancellationToken cancellationToken = default) => database.ReadAsync<IReadOnlyList<MeasuredRating>>(
        connection => [.. connection.Query<(string Rating, byte[] Measured)>(
            """
            select f.rating, p.measured from feedback f join predictions p on p.id = f.prediction_id
            where f.created_utc >= @from and p.model = @model and p.version = @version and p.measured is not null
                and not exists (select 1 from feedback later where later.prediction_id = f.prediction_id and later.id > f.id)
            order by f.created_utc desc limit 20000
            """,
            new { model, version, from = PredictionStore.Text(from) }).Select(row => new MeasuredRating(row.Rating, PredictionStore.Values(row.Measured)))],
        cancellationToken);

    private Task<IReadOnlyList<FeedbackTally>> TallyAsync(string model, string from, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<FeedbackTally>>(
        // Without a row SQLite tells no type for count(*), and Dapper then finds no constructor: hence row by row.
        connection => [.. connection.Query(
            """
            select p.variant as variant, f.rating as rating, count(*) as count
            from feedback f join predictions p on p.id = f.prediction_id
            where p.model = @model and f.created_utc >= @from
            group by p.variant, f.rating
            order by p.variant, f.rating
            """,
            new { model, from }).Select(row => new FeedbackTally((string)row.variant, (string)row.rating, (long)row.count))],
        cancellationToken);
}

/// <summary>A row of <c>feedback</c> beside the prediction it belongs to.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Rating">The rating's name, lower case.</param>
/// <param name="Reason">The user's words; null for none.</param>
/// <param name="CreatedUtc">When, to the millisecond.</param>
public sealed record FeedbackEntry(Guid Id, string Rating, string? Reason, DateTimeOffset CreatedUtc)
{
    /// <summary>The text that was judged, where its author lets this server keep it; of several the last. Null for none.</summary>
    public KeptText? Text { get; init; }
}

/// <summary>A row of <c>kept_texts</c> beside the prediction it belongs to.</summary>
/// <param name="Body">As it was written.</param>
/// <param name="Label">What the model said of it: <c>positive</c> or <c>negative</c>.</param>
public sealed record KeptText(string Body, string Label);

/// <summary>How often a rating was given.</summary>
/// <param name="Variant">Which part of the model answered, e.g. a ranker.</param>
/// <param name="Rating">The rating's name, lower case.</param>
/// <param name="Count">1 or more.</param>
public sealed record FeedbackTally(string Variant, string Rating, long Count);

/// <summary>How many ratings of a model are good, in two periods that follow each other.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="GoodBefore">Loved or liked in the earlier one.</param>
/// <param name="Before">All in the earlier one.</param>
/// <param name="GoodLast">Loved or liked in the later one.</param>
/// <param name="Last">All in the later one.</param>
public sealed record GoodRatings(string Model, long GoodBefore, long Before, long GoodLast, long Last);

/// <summary>A rating beside the numbers of the answer.</summary>
/// <param name="Rating">The rating's name, lower case.</param>
/// <param name="Values">[measures of the version's layout]; not a number where unknown.</param>
public sealed record MeasuredRating(string Rating, IReadOnlyList<float> Values);
