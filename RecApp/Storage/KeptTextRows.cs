using System.Data.Common;

namespace RecApp.Storage;

/// <summary>The table <c>kept_texts</c>: what people let this server learn from.</summary>
internal static class KeptTextRows
{
    /// <summary>Keeps the text of an answer; of several the last.</summary>
    public static void Write(Statements statements, Guid prediction, KeptText text) => statements.Add(
        "insert into kept_texts (prediction_id, body, label) values (@prediction, @body, @label) on conflict (prediction_id) do update set body = excluded.body, label = excluded.label",
        ("prediction", PredictionStore.Text(prediction)), ("body", text.Body), ("label", text.Label));

    /// <summary>Deletes the text of an answer, if one is kept.</summary>
    public static void Forget(Database database, DbTransaction transaction, Guid prediction) =>
        database.Wipe(transaction, "delete from kept_texts where prediction_id = @prediction", new { prediction = PredictionStore.Text(prediction) });

    /// <summary>Deletes the texts of the answers whose ids are above one and up to another.</summary>
    public static void Forget(Database database, DbTransaction transaction, string after, string last) =>
        database.Wipe(transaction, "delete from kept_texts where prediction_id > @after and prediction_id <= @last", new { after, last });
}
