using System.Data;
using System.Data.Common;

namespace RecApp.Storage.Sqlite;

/// <summary>One statement for each, prepared once.</summary>
internal sealed class SqlitePredictionWriter : PredictionWriter
{
    private readonly DbCommand _command;
    private readonly DbParameter _id, _model, _version, _variant, _created, _caller, _duration, _measured;

    public SqlitePredictionWriter(DbConnection connection)
    {
        _command = connection.CreateCommand();
        _command.CommandText = PredictionStore.InsertStatement;
        _id = Add("id");
        _model = Add("model");
        _version = Add("version");
        _variant = Add("variant");
        _created = Add("created");
        _caller = Add("caller");
        _duration = Add("duration", DbType.Int64);
        _measured = Add("measured", DbType.Binary);
    }

    public override void Add(DbTransaction transaction, Prediction prediction)
    {
        _command.Transaction = transaction;
        _id.Value = PredictionStore.Text(prediction.Id);
        _model.Value = prediction.Model;
        _version.Value = prediction.Version;
        _variant.Value = prediction.Variant;
        _created.Value = PredictionStore.Text(prediction.CreatedUtc);
        _caller.Value = (object?)prediction.Caller ?? DBNull.Value;
        _duration.Value = (object?)PredictionStore.Microseconds(prediction) ?? DBNull.Value;
        _measured.Value = (object?)PredictionStore.Bytes(prediction) ?? DBNull.Value;
        _command.ExecuteNonQuery();
    }

    public override void Dispose() => _command.Dispose();

    private DbParameter Add(string name, DbType type = DbType.String)
    {
        var parameter = _command.CreateParameter();
        parameter.ParameterName = name;
        parameter.DbType = type;
        _command.Parameters.Add(parameter);
        return parameter;
    }
}
