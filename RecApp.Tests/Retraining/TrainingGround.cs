using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Model;
using RecApp.Features.Regression.Training;
using RecApp.Retraining;
using RecApp.Storage;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Retraining;

/// <summary>A folder of models with a served regression, and data that it can be trained on anew.</summary>
internal sealed class TrainingGround : IDisposable
{
    /// <summary>The day of the first training.</summary>
    public static readonly DateTimeOffset FirstDay = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    /// <param name="options">Settings besides the folder of the data.</param>
    public TrainingGround(RetrainingOptions? options = null)
    {
        WriteData(slope: 2);
        Served = Train(RegressionData.Read(Data));
        Catalog = Catalogs.Over(Models, new ModelRegistration(RegressionService.ModelName, typeof(RegressionModel), RegressionModel.Load));
        Candidates = new(Catalog);
        Promotion = new(Catalog, new(null), TimeProvider.System);
        Options = options ?? new();
        Options.Data = Data;
        // At the lowest priority it would wait until all other tests are done.
        Options.Priority = ProcessPriorityClass.Normal;
        Runner = NewRunner();
    }

    public string Models => _folder.Combine("models");

    public string Data => _folder.Combine("data");

    public RetrainingOptions Options { get; }

    public ModelManifest Served { get; }

    public ModelCatalog Catalog { get; }

    public Candidates Candidates { get; }

    public VersionPromotion Promotion { get; }

    public RetrainingRunner Runner { get; }

    public FakeTimeProvider Clock { get; } = new(FirstDay);

    /// <summary>A runner as another process on the same folder would have it.</summary>
    public RetrainingRunner NewRunner() =>
        new(Catalog, Candidates, Promotion, [new(RegressionService.ModelName)], Microsoft.Extensions.Options.Options.Create(Options), Microsoft.Extensions.Options.Options.Create(new StorageOptions { Path = _folder.Combine("storage") }), Clock, NullLogger<RetrainingRunner>.Instance);

    /// <summary>Writes data of which the first variable explains more or less.</summary>
    public void WriteData(double slope)
    {
        var random = new Random(1);
        Directory.CreateDirectory(Path.Combine(Data, "linear-regression"));
        File.WriteAllLines(Path.Combine(Data, "linear-regression", "Linear_regression_dataset.csv"), Enumerable.Range(0, 60).Select(_ =>
        {
            double[] row = [.. Enumerable.Range(0, 5).Select(_ => random.NextDouble())];
            return string.Join(',', row.Append(slope * row[0] + random.NextDouble()).Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)));
        }).Prepend("var_1,var_2,var_3,var_4,var_5,output"));
    }

    /// <summary>Trains in this process and writes the version among those that are served, or elsewhere.</summary>
    public ModelManifest Train(RegressionData data, string? folder = null)
    {
        var model = RegressionTrainer.Train(data);
        return RegressionTrainer.Write(folder ?? Models, data, model, RegressionEvaluation.Run(data, model.Fit), "abc", new FakeTimeProvider(FirstDay));
    }

    public void Dispose()
    {
        Runner.Dispose();
        Catalog.Dispose();
        _folder.Dispose();
    }
}
