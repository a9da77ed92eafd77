namespace Loyalty.Faults.Processes;

/// <summary>How a process is started, every time.</summary>
/// <param name="Name">What it is called in logs and in the store, for example <c>silo-1</c>.</param>
/// <param name="Address">Where it answers HTTP: calls, or nothing but how it is.</param>
public sealed record Launch(
    string Name, string Executable, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, Uri Address);
