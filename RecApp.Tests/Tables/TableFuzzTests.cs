using System.Globalization;
using System.Text;
using RecApp.Features.Regression.Fitting;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Tables;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Breaks files in every way: each is read, asked about or refused in a sentence. RECAPP_FUZZ_SECONDS says for how long; a few seconds otherwise.</summary>
public class TableFuzzTests(ITestOutputHelper output)
{
    private static readonly byte[][] Insertions =
        [.. new[] { "\"", "'", ",", ";", "\t", "|", "\n", "\r\n", "\0", "\uFEFF", "1.234,5", "1,234.5", "%", "(", ")", "=\"", "\"\"", "[", "{", "}", "]", "null", "-", "---", "#", "é", "映", "sep=;\n", "€", " ", "\u0001", "\u001A" }.Select(Encoding.UTF8.GetBytes), [0xFF, 0xFE], [0xC3], [0x80]];

    [Fact]
    public void Read_FileBrokenInAnyWay_IsATableAQuestionOrARefusal()
    {
        TimeSpan time = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("RECAPP_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out int seconds) ? seconds : 3);
        byte[][] seeds = [.. Seeds()];
        int seed = Environment.GetEnvironmentVariable("RECAPP_FUZZ_SECONDS") is null ? 1 : Environment.TickCount;
        Random random = new(seed);
        long began = TimeProvider.System.GetTimestamp();
        int files = 0, tables = 0, questions = 0, refusals = 0;
        while (TimeProvider.System.GetElapsedTime(began) < time)
        {
            byte[] content = Broken(seeds[random.Next(seeds.Length)], seeds, random);
            files++;
            try
            {
                var upload = Upload(content, random.Next(2) == 0 ? "a.csv" : "a.txt", Choices(random));
                _ = random.Next(3) == 0 ? ReviewFile.Read(upload, TestContext.Current.CancellationToken).Reading.Summary : OwnTableReader.Read(upload, TestContext.Current.CancellationToken).Reading.Summary;
                tables++;
            }
            catch (TableUnclearException)
            {
                questions++;
            }
            catch (FileRefusedException error)
            {
                Assert.True(error.Message[^1] is '.' or '?', error.Message);
                refusals++;
            }
            catch (Exception error)
            {
                Assert.Fail($"File {files} of seed {seed}: {error}\n{Convert.ToBase64String(content)}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files:N0} files in {time.TotalSeconds:F0} s: {tables:N0} tables, {questions:N0} questions, {refusals:N0} refusals; seed {seed}"));
        Assert.True(tables > 0 && refusals > 0);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (var row in PeoplesTablesTests.Conventions.Concat(ForeignTableTests.Understood.Select(row => row.Data).Select(row => new TheoryDataRow<string, string>(row.Item1, row.Item2))))
        {
            foreach (var encoding in TableWriting.Encodings)
                yield return [.. encoding.GetPreamble(), .. encoding.GetBytes(row.Data.Item2)];
        }
        yield return SmallWorkbook.Write(["a", "b"], [[1, 2], [3.5, 4]]);
    }

    private static byte[] Broken(byte[] content, byte[][] seeds, Random random)
    {
        List<byte> bytes = [.. content];
        for (int change = random.Next(1, 8); change > 0; change--)
        {
            int at = random.Next(bytes.Count + 1), length = random.Next(1, 20);
            switch (random.Next(6))
            {
                case 0:
                    bytes.InsertRange(at, Insertions[random.Next(Insertions.Length)]);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 2 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                case 4:
                    byte[] other = seeds[random.Next(seeds.Length)];
                    bytes.InsertRange(at, other.AsSpan(0, Math.Min(other.Length, 200)).ToArray());
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    private static TableChoices Choices(Random random) => random.Next(3) > 0 ? new() : new()
    {
        Encoding = random.Next(2) == 0 ? null : TextEncoding.Choices[random.Next(TextEncoding.Choices.Count)].Name,
        Separator = random.Next(2) == 0 ? null : ",;\t| "[random.Next(5)],
        Numbers = random.Next(2) == 0 ? null : (NumberConvention)random.Next(2),
        Header = random.Next(2) == 0 ? null : random.Next(12),
        Sheet = random.Next(4) == 0 ? "S" : null,
    };
}
