using System.Text.Json;
using System.Text.Json.Serialization;
using RecApp.Storage.Experiments;

namespace RecApp.Experiments;

/// <summary>Experiments as the table has them.</summary>
internal static class ExperimentRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Experiment Read(ExperimentRow row) => new(
        row.Id, row.Name, row.Salt, Enum.Parse<ExperimentState>(row.State, ignoreCase: true), JsonSerializer.Deserialize<ExperimentDefinition>(row.Definition, Json)!, row.CreatedUtc)
    {
        SliceFrom = row.SliceFrom,
        StartedUtc = row.StartedUtc,
        EndedUtc = row.EndedUtc,
        Promoted = row.Promoted,
    };

    public static ExperimentRow Write(Experiment experiment) => new(
        experiment.Id, experiment.Name, experiment.Salt, experiment.Definition.Model, experiment.Definition.Layer, experiment.Definition.Outcome.ToString().ToLowerInvariant(),
        experiment.State.ToString().ToLowerInvariant(), JsonSerializer.Serialize(experiment.Definition, Json), experiment.CreatedUtc);
}
