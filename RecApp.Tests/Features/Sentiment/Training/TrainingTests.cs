using System.Text;
using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Training;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Training;

public sealed class TrainingTests : IDisposable
{
    private const string Report =
        """{"fold":"0","seed":1,"temperature":2,"accuracy":0.9,"standard_error":0.01,"ece":0.01,"log_loss":0.3,"brier":0.1,"running_accuracy":0.8,"confusion":{"true_positive":9,"false_negative":1,"false_positive":1,"true_negative":9},"histogram":{"edges":[0,0.5,1],"negative":[9,1],"positive":[1,9]},"settings":{"hidden":8}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_SameReviewsTwice_GivesTheSameBytesAndLearns()
    {
        SmallReviews.Write(_folder.Location, 400);
        string[] versions = [.. new[] { "a", "b" }.Select(Train)];
        Assert.Equal(versions[0], versions[1]);
        var model = LinearModel.Load(ModelBundle.Open(_folder.Combine("a", SentimentService.LinearName, versions[0])));
        Assert.True(Probability(model, "the film was great") > 0.6);
        Assert.True(Probability(model, "the film was poor") < 0.4);

        string Train(string name)
        {
            var trainer = new SentimentLinearTrainer(ReviewData.Read(_folder.Location), SaidReviews.None, _ => { });
            return trainer.Write(_folder.Combine(name), trainer.HeldOut(), "0123456789abcdef0123456789abcdef01234567", new FakeTimeProvider()).Version;
        }
    }

    [Theory]
    [InlineData("id\tlabel\trating\ttext\npos_0\t2\t9\tgood\n", "line 2: expected a label 0 or 1")]
    [InlineData("id\tlabel\trating\ttext\npos_99999\t1\t9\tgood\n", "leads to no film")]
    [InlineData("id\tlabel\ttext\n", "rating is missing")]
    [InlineData("id\tlabel\trating\ttext\npos_0\t1\t9\tgood\n", "label 0 and with label 1")]
    public void Read_ReviewsThatCannotBe_NamesFileAndLine(string content, string expected)
    {
        SmallReviews.Write(_folder.Location, 20);
        File.WriteAllText(_folder.Combine("train.tsv"), content);
        Assert.Contains(expected, Assert.Throws<DataFileException>(() => ReviewData.Read(_folder.Location)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_PackTrainAndEvaluate_WorkOnOneFolder()
    {
        SmallReviews.Write(_folder.Location, 400);
        WriteNetwork(Report);
        string models = _folder.Combine("models");
        Assert.Equal(0, await RecAppCommands.RunAsync(["train", "sentiment-lstm", "--network", _folder.Combine("network"), "--data", _folder.Location, "--out", models]));
        Assert.Equal(0, await RecAppCommands.RunAsync(["train", "sentiment-linear", "--data", _folder.Location, "--out", models]));
        var manifest = ModelBundle.Open(Directory.GetDirectories(Path.Combine(models, SentimentService.LstmName)).Single()).Manifest;
        Assert.Contains(manifest.Metrics, metric => metric is { Name: "accuracy", Variant: "lstm", Value: 0.9 });
        Assert.Contains("fold 0 was never trained on", manifest.Split.How, StringComparison.Ordinal);

        File.WriteAllText(_folder.Combine("test.tsv"), "text\tlabel\nA wonderful film\tpositive\nAn awful film\t0\n");
        Assert.Equal(0, await RecAppCommands.RunAsync(["evaluate", "sentiment", "--data", _folder.Combine("test.tsv"), "--models", models]));
        Assert.Equal(0, await RecAppCommands.RunAsync(["evaluate", "sentiment", "--data", _folder.Location, "--models", models]));
        File.WriteAllText(_folder.Combine("test.tsv"), "text\tlabel\nA wonderful film\tmaybe\n");
        Assert.Equal(1, await RecAppCommands.RunAsync(["evaluate", "sentiment", "--data", _folder.Combine("test.tsv"), "--models", models]));
    }

    [Fact]
    public void Read_NetworkThatContradictsItsReport_IsRefused()
    {
        WriteNetwork(Report.Replace("\"temperature\":2", "\"temperature\":3", StringComparison.Ordinal));
        Assert.Contains("with the report's temperature", Assert.Throws<DataFileException>(() => TrainedLstm.Read(_folder.Combine("network"))).Message, StringComparison.Ordinal);
        WriteNetwork("{}");
        Assert.Contains("expected the report", Assert.Throws<DataFileException>(() => TrainedLstm.Read(_folder.Combine("network"))).Message, StringComparison.Ordinal);
        File.Delete(_folder.Combine("network", "vocabulary.txt"));
        Assert.Contains("vocabulary.txt is missing", Assert.Throws<DataFileException>(() => TrainedLstm.Read(_folder.Combine("network"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ReportOfAllReviews_TakesTheFiguresOfTheRunThatHeldAFoldOut()
    {
        var report = LstmReport.Parse(Encoding.UTF8.GetBytes($$"""{"fold":"none","seed":1,"temperature":2,"fold_run":{{Report}}}"""));
        Assert.Null(report.HeldOutFold);
        Assert.Equal(0.9, report.Metrics[0].Value);
        Assert.Contains("the served network was trained on all reviews", report.SplitInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_LearntFromAnEarlierVersion_NamesIt()
    {
        var report = LstmReport.Parse(Encoding.UTF8.GetBytes($$"""{"former":"20260301-0123abcd",{{Report[1..]}}"""));
        Assert.Equal("20260301-0123abcd", report.Settings(10)["learnt from version"].GetString());
    }

    private static double Probability(LinearModel model, string text) =>
        model.Probability(RecApp.Features.Sentiment.Model.Text.ReviewTokenizer.Tokenize(text));

    private void WriteNetwork(string report)
    {
        Directory.CreateDirectory(_folder.Combine("network"));
        File.WriteAllBytes(_folder.Combine("network", "sentiment.onnx"), TinySentiment.Network());
        File.WriteAllBytes(_folder.Combine("network", "vocabulary.txt"), TinySentiment.Vocabulary());
        File.WriteAllText(_folder.Combine("network", "manifest.json"), report);
    }
}
