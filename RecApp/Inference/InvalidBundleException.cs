namespace RecApp.Inference;

/// <summary>A bundle is damaged, incomplete or lies outside what a manifest may say.</summary>
/// <param name="reason">A sentence that says what is wrong, without paths of this machine.</param>
/// <param name="innerException">What was caught, if anything.</param>
public sealed class InvalidBundleException(string reason, Exception? innerException = null) : Exception(reason, innerException);
