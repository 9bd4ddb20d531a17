using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Training.Sentences;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary><c>train</c> and <c>measure sentiment-linear</c> and <c>sentiment-lstm</c>, and <c>evaluate sentiment</c>.</summary>
internal static class SentimentCommands
{
    private const string DataFolder = "Folder that holds imdb/, or train.tsv.gz and its url files themselves.";

    public static Command TrainLinear()
    {
        var data = DataOption();
        var output = ModelsOption("--out");
        var said = SaidOption.Create();
        var command = new Command(SentimentService.LinearName, "The linear sentiment model.") { data, output, said };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var reviews = Read(parsed.GetRequiredValue(data));
            var trainer = new SentimentLinearTrainer(reviews, SaidReviews.Read(parsed.GetValue(said)), Progress.Say);
            Wrote(trainer.Write(parsed.GetRequiredValue(output), trainer.HeldOut(), CodeCommit.Find(), TimeProvider.System), parsed.GetRequiredValue(output), parsed.GetRequiredValue(data), reviews);
        }));
        return command;
    }

    public static Command PackLstm()
    {
        var data = DataOption();
        var output = ModelsOption("--out");
        var network = new Option<string>("--network") { Description = "Folder that training/sentiment/train_sentiment.py exported.", Required = true };
        var command = new Command(SentimentService.LstmName, "The LSTM: checks what training in Python exported and makes a bundle of it.") { network, data, output };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var trained = TrainedLstm.Read(parsed.GetRequiredValue(network));
            var reviews = Read(parsed.GetRequiredValue(data));
            Wrote(trained.Write(parsed.GetRequiredValue(output), reviews, CodeCommit.Find(), TimeProvider.System), parsed.GetRequiredValue(output), parsed.GetRequiredValue(data), reviews);
        }));
        return command;
    }

    public static Command TrainSentences()
    {
        var data = DataOption();
        var models = ModelsOption("--models");
        var folder = new Option<string>("--sentences") { Description = "Folder with grammar.txt, valences.tsv and held-out.tsv.", DefaultValueFactory = _ => "training/sentiment/sentences" };
        var command = new Command("sentiment-sentences", "What the LSTM's bundle judges short texts by: writes a new version of the newest one.") { data, models, folder };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var sentences = SentenceData.Read(parsed.GetRequiredValue(folder));
            var bundle = NewestBundle.Open(parsed.GetRequiredValue(models), SentimentService.LstmName);
            using var network = LstmModel.Load(bundle);
            var reviews = Read(parsed.GetRequiredValue(data));
            var trained = new SentenceTrainer(network, reviews, sentences, Progress.Say).Fit(LstmReport.HeldOutFoldOf(bundle.Manifest));
            foreach (var (name, rows) in new[] { ("chosen by", sentences.Choose), ("reported", sentences.Report) })
                Progress.Say(SentenceEvaluation.Line(name, rows, network, trained.Head));
            Wrote(trained.Write(parsed.GetRequiredValue(models), bundle, network, sentences, CodeCommit.Find(), TimeProvider.System), parsed.GetRequiredValue(models), parsed.GetRequiredValue(data), reviews);
        }));
        return command;
    }

    public static Command MakeLanguages()
    {
        var models = new Option<string>("--lingua") { Description = "Folder LanguageModels of the package SearchPioneer.Lingua.", Required = true };
        var output = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => "RecApp/Features/Sentiment/Model/Languages/languages.br" };
        var command = new Command("sentiment-languages", "What other languages are told from English by.") { models, output };
        command.SetAction(parsed => Progress.Guarded(() => File.WriteAllBytes(parsed.GetRequiredValue(output), LanguageFile.Make(parsed.GetRequiredValue(models)))));
        return command;
    }

    public static Command EvaluateSentences()
    {
        var file = new Option<string>("--data") { Description = "A tab-separated file with the columns use, expected (p, n, u, or several) and text.", DefaultValueFactory = _ => "training/sentiment/sentences/held-out.tsv" };
        var models = ModelsOption("--models");
        var command = new Command("sentiment-sentences", "The LSTM's bundle on short sentences, and which it gets wrong.") { file, models };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var bundle = NewestBundle.Open(parsed.GetRequiredValue(models), SentimentService.LstmName);
            using var network = LstmModel.Load(bundle);
            foreach (var rows in ExpectedSentence.Read(parsed.GetRequiredValue(file)).GroupBy(sentence => sentence.Use, StringComparer.Ordinal))
                Console.Out.WriteLine(SentenceEvaluation.Table(rows.Key, [.. rows], network));
        }));
        return command;
    }

    public static Command EvaluateLanguages()
    {
        var data = new Option<string>("--data") { Description = "English texts: a tab-separated file with a column text (also .gz), or the folder of the IMDB data set.", Required = true };
        var models = ModelsOption("--models");
        var command = new Command("sentiment-languages", "How often an English sentence of 4 to 12 words, one of each text, is taken for another language or withheld.") { data, models };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            foreach (var (name, _, model) in Shipped(parsed.GetRequiredValue(models)))
            {
                var found = LanguageEvaluation.Of(LanguageEvaluation.Texts(parsed.GetRequiredValue(data)), model);
                Console.Out.WriteLine(FormattableString.Invariant($"{name}: {found.Sentences:N0} sentences, {found.Foreigners} taken for another language, {found.Withheld.Sum(reason => reason.Count)} withheld for any reason"));
                foreach (var (reason, count) in found.Withheld)
                    Console.Out.WriteLine(FormattableString.Invariant($"{count,5}  {reason}"));
            }
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = new Option<string>("--data") { Description = "A tab-separated file with the columns label and text (also .gz), or the folder of the IMDB data set.", Required = true };
        var models = ModelsOption("--models");
        var worst = new Option<int>("--worst") { Description = "How many of each model's worst errors are named by their row, the first under the header being 1." };
        var command = new Command("sentiment", "Both shipped sentiment models on labelled texts; on the IMDB data set, on films that training has not seen.") { data, models, worst };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string given = parsed.GetRequiredValue(data);
            var measured = Directory.Exists(given) ? OnHeldOutFilms(given, parsed.GetRequiredValue(models)) : OnFile(given, parsed.GetRequiredValue(models));
            Console.Out.WriteLine(SentimentEvaluation.Markdown(measured));
            foreach (var run in measured.Where(_ => parsed.GetValue(worst) > 0))
                Console.Out.WriteLine(SentimentEvaluation.Worst(run, parsed.GetValue(worst)));
        }));
        return command;
    }

    public static IEnumerable<Command> Measure() => SentimentService.Models.Select(model => MeasureCommand.Create(
        SentimentService.BundleOf(model), DataFolder, (bundle, data) => SentimentQuestions.Measure(bundle, model, data, Read(data).Films)));

    private static List<MeasuredModel> OnFile(string path, string models)
    {
        var texts = LabelledTexts.Read(path);
        Progress.Say($"{texts.Texts.Count:N0} texts");
        return [.. Shipped(models).Select(model => Measure(model.Name, model.Model, texts))];
    }

    // The shipped linear model has seen every review, so one is fitted here that has not; the LSTM's manifest says what it has not seen.
    private static List<MeasuredModel> OnHeldOutFilms(string folder, string models)
    {
        var reviews = Read(folder);
        int[] folds = FilmFolds.Of(reviews.Films);
        var shipped = Shipped(models);
        var (_, manifest, lstm) = shipped.FirstOrDefault(model => model.Name == SentimentService.Lstm);
        int? fold = manifest is null ? null : LstmReport.HeldOutFoldOf(manifest);
        int[] members = [.. Enumerable.Range(0, folds.Length).Where(review => folds[review] == (fold ?? 0))];
        var texts = new LabelledTexts(
            [.. members.Select(review => reviews.Texts[review])], [.. members.Select(review => reviews.Positive[review])], [.. members.Select(review => review + 1)], $"films of fold {fold ?? 0}");
        List<MeasuredModel> measured = [];
        if (lstm is not null)
            measured.Add(Measure(SentimentService.Lstm, lstm, fold is null ? texts with { Origin = $"{texts.Origin}, which training has seen" } : texts));
        if (shipped.FirstOrDefault(model => model.Name == SentimentService.Linear).Manifest is not { } linear)
            return measured;
        double temperature = linear.Hyperparameters["temperature"].GetDouble();
        double[] logits = new SentimentLinearTrainer(reviews, SaidReviews.None, Progress.Say).HeldOut([.. Enumerable.Range(0, folds.Length).Except(members)], members);
        measured.Add(new($"{SentimentService.Linear}, fitted without them", texts, [.. logits.Select(logit => logit / temperature)]));
        return measured;
    }

    private static MeasuredModel Measure(string name, ISentimentModel model, LabelledTexts texts) => new(name, texts, SentimentEvaluation.Logits(model, texts.Texts, Progress.Say));

    private static List<(string Name, ModelManifest Manifest, ISentimentModel Model)> Shipped(string models)
    {
        var found = new List<(string, ModelManifest, ISentimentModel)>();
        foreach (string name in SentimentService.Models)
        {
            if (NewestBundle.Find(models, SentimentService.BundleOf(name)) is not { } bundle)
                continue;
            found.Add((name, bundle.Manifest, name == SentimentService.Lstm ? LstmModel.Load(bundle) : LinearModel.Load(bundle)));
        }
        return found.Count > 0 ? found : throw new DataFileException($"{models} holds no sentiment model. Give the folder of all models with --models.");
    }

    private static ReviewData Read(string folder)
    {
        Progress.Say($"Reading {folder}");
        var reviews = ReviewData.Read(folder);
        Progress.Say($"{reviews.Texts.Count:N0} labelled reviews of {reviews.Films.Distinct(StringComparer.Ordinal).Count():N0} films, {reviews.Unlabelled:N0} unlabelled");
        return reviews;
    }

    private static void Wrote(ModelManifest manifest, string models, string data, ReviewData reviews)
    {
        string model = SentimentService.Models.Single(name => SentimentService.BundleOf(name) == manifest.Name);
        MeasureCommand.AfterTraining(models, manifest, bundle => SentimentQuestions.Measure(bundle, model, data, reviews.Films));
        foreach (var metric in manifest.Metrics)
            Progress.Say(FormattableString.Invariant($"{metric.Variant}: {metric.Name} {metric.Value:F4}"));
        Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
    }

    private static Option<string> DataOption() => new("--data") { Description = DataFolder, Required = true };

    private static Option<string> ModelsOption(string name) => new(name) { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
}
