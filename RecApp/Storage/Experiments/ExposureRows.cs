using System.Data.Common;
using Dapper;

namespace RecApp.Storage.Experiments;

/// <summary>That a prediction showed somebody a variant of an experiment.</summary>
/// <param name="Experiment">The experiment's id.</param>
/// <param name="Variant">The variant's name.</param>
/// <param name="Visitor">The visitor's hash, by the experiment's salt.</param>
public sealed record Exposure(string Experiment, string Variant, string Visitor);

/// <summary>
/// The tables <c>experiment_visitors</c> and <c>experiment_exposures</c>. They change in the transaction of what they count, and only while
/// the experiment runs: what comes in later changes no result.
/// </summary>
internal static class ExposureRows
{
    /// <summary>Counts the visitors of a prediction that has just been written; again changes nothing.</summary>
    public static void Insert(Statements statements, Prediction prediction)
    {
        foreach (var exposure in prediction.Exposures)
        {
            statements.Add(
                """
                insert into experiment_visitors (experiment_id, visitor, variant, first_utc)
                select id, @visitor, @variant, @created from experiments where id = @experiment and state = 'running'
                on conflict (experiment_id, visitor) do nothing
                """,
                ("visitor", exposure.Visitor), ("variant", exposure.Variant), ("created", PredictionStore.Text(prediction.CreatedUtc)), ("experiment", exposure.Experiment));
            statements.Add(
                """
                insert into experiment_exposures (prediction_id, experiment_id, visitor)
                select @prediction, v.experiment_id, v.visitor from experiment_visitors v join experiments e on e.id = v.experiment_id
                where v.experiment_id = @experiment and v.visitor = @visitor and v.variant = @variant and e.state = 'running'
                on conflict (prediction_id, experiment_id) do nothing
                """,
                ("prediction", PredictionStore.Text(prediction.Id)), ("experiment", exposure.Experiment), ("visitor", exposure.Visitor), ("variant", exposure.Variant));
        }
    }

    /// <summary>Counts an outcome for everybody whom the prediction showed a running experiment of that outcome; the first one counts.</summary>
    /// <param name="statements">Of the transaction in which the outcome itself is written.</param>
    /// <param name="prediction">The answer that it came of.</param>
    /// <param name="outcome">As the table <c>experiments</c> calls it.</param>
    /// <param name="time">When; a clock that was set back makes it no earlier than the visitor.</param>
    public static void Succeed(Statements statements, Guid prediction, string outcome, DateTimeOffset time) => statements.Add(
        """
        update experiment_visitors set succeeded_utc = case when first_utc > @time then first_utc else @time end
        where succeeded_utc is null and exists (
            select 1 from experiment_exposures x join experiments e on e.id = x.experiment_id
            where x.prediction_id = @prediction and x.experiment_id = experiment_visitors.experiment_id and x.visitor = experiment_visitors.visitor
                and e.outcome = @outcome and e.state = 'running')
        """,
        ("prediction", PredictionStore.Text(prediction)), ("outcome", outcome), ("time", PredictionStore.Text(time)));

    /// <summary>Deletes what hangs on predictions that are about to be deleted: those between two ids that nobody has rated.</summary>
    public static void Forget(DbConnection connection, DbTransaction transaction, string after, string last)
    {
        foreach (string table in (string[])["experiment_exposures", "events"])
            connection.Execute(
                $"""
                delete from {table} where prediction_id > @after and prediction_id <= @last
                and not exists (select 1 from feedback where feedback.prediction_id = {table}.prediction_id)
                """,
                new { after, last },
                transaction);
    }
}
