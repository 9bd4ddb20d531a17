using System.Reflection;
using BenchmarkDotNet.Running;
using RecApp.Benchmarks;
using RecApp.Benchmarks.Circuits;
using RecApp.Benchmarks.Fairness;
using RecApp.Benchmarks.Scale;
using RecApp.Benchmarks.Statistics;

Dictionary<string, Func<Task>> measurements = new()
{
    ["startup"] = StartupMeasurement.RunAsync,
    ["http"] = HttpMeasurement.RunAsync,
    ["page"] = PageMeasurement.RunAsync,
    ["ratings"] = RatingsMeasurement.RunAsync,
    ["recommend"] = RecommendationMeasurement.RunAsync,
    ["batch"] = BatchMeasurement.RunAsync,
    ["cluster"] = ClusterMeasurement.RunAsync,
    ["grains"] = GrainMeasurement.RunAsync,
    ["onnx"] = OnnxMeasurement.RunAsync,
    ["movies"] = MovieMeasurement.RunAsync,
    ["movies-http"] = MovieHttpMeasurement.RunAsync,
    ["movies-bytes"] = MovieAllocationMeasurement.RunAsync,
    ["tables"] = TableMeasurement.RunAsync,
    ["regression"] = RegressionMeasurement.RunAsync,
    ["sentiment"] = SentimentMeasurement.RunAsync,
    ["lyrics"] = LyricsMeasurement.RunAsync,
    ["earnings"] = EarningsMeasurement.RunAsync,
    ["earnings-page"] = EarningsPageMeasurement.RunAsync,
    ["components"] = ComponentMeasurement.RunAsync,
    ["circuits"] = CircuitMeasurement.RunAsync,
    ["circuits-restart"] = RestartMeasurement.RunAsync,
    ["moves"] = MovesMeasurement.RunAsync,
    ["next-up"] = NextUpMeasurement.RunAsync,
    ["circuit-trace"] = CircuitTrace.RunAsync,
    ["fairness"] = FairnessMeasurement.RunAsync,
    ["monitor"] = MonitorMeasurement.RunAsync,
    ["recording"] = RecordingMeasurement.RunAsync,
    ["storage"] = StorageMeasurement.RunAsync,
    ["pruning"] = PruningMeasurement.RunAsync,
    ["drift"] = DriftMeasurement.RunAsync,
    ["experiments"] = ExperimentMeasurement.RunAsync,
    ["scale"] = ScaleMeasurement.RunAsync,
    ["screenshots"] = Screenshots.TakeAsync,
};

if (args is [GreedyProcess.Command, var application, var kind])
    await GreedyProcess.RunAsync(new Uri(application), kind);
else if (args.Length == 1 && measurements.TryGetValue(args[0], out var measure))
    await measure();
else
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
