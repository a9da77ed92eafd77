namespace Loyalty.Faults.Processes;

/// <summary>How a process is started, every time.</summary>
/// <param name="Name">What it is called in logs and in the store, for example <c>silo-1</c>.</param>
/// <param name="Health">What it answers with 200 when it is ready.</param>
public sealed record Launch(
    string Name, string Executable, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, Health Health);

/// <summary>Where a process says that it is ready.</summary>
/// <param name="SpeaksHttp2">Whether it speaks HTTP/2 without TLS and nothing else, as the port between silos does.</param>
public sealed record Health(Uri Address, bool SpeaksHttp2);
