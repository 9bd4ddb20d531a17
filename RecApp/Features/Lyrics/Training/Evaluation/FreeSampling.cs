using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>What the model writes when nothing leads it: the measure for what rhyme and rhythm cost in sense.</summary>
internal static class FreeSampling
{
    /// <summary>Bits and characters of so many lines, each at a temperature drawn from the plan's.</summary>
    public static (double Bits, int Characters) Song(LyricsModel model, SongPlan plan, int lines)
    {
        var random = new Random(plan.Seed);
        var sampler = new TokenSampler();
        var state = model.Network.Start;
        double bits = 0;
        int characters = 0;
        double temperature = plan.Temperatures[random.Next(plan.Temperatures.Count)];
        for (int line = 0, step = 0; line < lines && step < lines * 64; step++)
        {
            int token = sampler.Draw(state.LogProbabilities, token => token != VerseTokenizer.Text, _ => 0, temperature, plan, random);
            bits += LanguageNetwork.Bits(state.LogProbabilities[token]);
            characters += model.Tokens.Texts[token].Length;
            if (token == VerseTokenizer.LineEnd)
                (line, temperature) = (line + 1, plan.Temperatures[random.Next(plan.Temperatures.Count)]);
            state = model.Network.Advance([(state, token)], CancellationToken.None)[0];
        }
        return (bits, characters);
    }
}
