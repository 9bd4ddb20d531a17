using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace RecApp.Storage.PostgreSql;

/// <summary>One statement for all that come together: the way to the server is longer than writing a row.</summary>
internal sealed class PostgreSqlPredictionWriter(NpgsqlConnection connection) : PredictionWriter
{
    // By id, for one statement may not change a row twice; who is recorded again is whole only then.
    private readonly Dictionary<Guid, Prediction> _added = [];

    public override void Add(DbTransaction transaction, Prediction prediction)
    {
        if (prediction.Caller is not null || !_added.ContainsKey(prediction.Id))
            _added[prediction.Id] = prediction;
    }

    public override void Flush(DbTransaction transaction)
    {
        if (_added.Count == 0)
            return;
        using var command = new NpgsqlCommand(
            $"{PredictionStore.InsertInto} select * from unnest(@id, @model, @version, @variant, @created, @caller, @duration, @measured) {PredictionStore.OrMakeWhole}",
            connection, (NpgsqlTransaction)transaction);
        Add(command, "id", NpgsqlDbType.Text, prediction => PredictionStore.Text(prediction.Id));
        Add(command, "model", NpgsqlDbType.Text, prediction => prediction.Model);
        Add(command, "version", NpgsqlDbType.Text, prediction => prediction.Version);
        Add(command, "variant", NpgsqlDbType.Text, prediction => prediction.Variant);
        Add(command, "created", NpgsqlDbType.Text, prediction => PredictionStore.Text(prediction.CreatedUtc));
        Add(command, "caller", NpgsqlDbType.Text, prediction => prediction.Caller);
        Add(command, "duration", NpgsqlDbType.Bigint, PredictionStore.Microseconds);
        Add(command, "measured", NpgsqlDbType.Bytea, PredictionStore.Bytes);
        command.ExecuteNonQuery();
        _added.Clear();
    }

    private void Add<T>(NpgsqlCommand command, string name, NpgsqlDbType type, Func<Prediction, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]>(name, NpgsqlDbType.Array | type) { TypedValue = [.. _added.Values.Select(value)] });
}
