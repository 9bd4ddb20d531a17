using RecApp.Bundles.Arrays;
using RecApp.Learning.Trees;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Trees in a packed block.</summary>
internal static class TreeFile
{
    public static void Write(TreeEnsemble trees, ArrayWriter writer)
    {
        writer.Write<int>([trees.Depth, trees.Columns]).Write<float>([trees.Bias]);
        writer.Write<int>(trees.SplitColumns).Write<float>(trees.Thresholds).Write<float>([.. trees.Leaves]);
    }

    /// <exception cref="InvalidDataException">The block holds no trees.</exception>
    public static TreeEnsemble Read(ArrayReader reader)
    {
        int[] shape = reader.Read<int>();
        float[] bias = reader.Read<float>();
        if (shape.Length != 2 || bias.Length != 1)
            throw new InvalidDataException("The trees have no shape.");
        return new(shape[0], shape[1], bias[0], reader.Read<int>(), reader.Read<float>(), reader.Read<float>());
    }
}
