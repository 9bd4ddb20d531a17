namespace RecApp.Cluster;

/// <summary>What the instances share can't be reached; nothing is known to have changed.</summary>
public sealed class ClusterUnavailableException(Exception? innerException = null)
    : Exception("What all instances share can't be reached at this moment.", innerException);
