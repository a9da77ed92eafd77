using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// Runs inside a server before its <c>Main</c> (<c>DOTNET_STARTUP_HOOKS</c>, which asks for this name and no namespace). On
/// SIGUSR1 it writes what the process has used so far to the file that <c>LOYALTY_METER</c> names. The server does not know.
/// </summary>
internal static class StartupHook
{
    private const int UserSignal = 10; // SIGUSR1 on Linux
    private static PosixSignalRegistration? _registration;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("LOYALTY_METER") is { } path)
            _registration = PosixSignalRegistration.Create((PosixSignal)UserSignal, signal => Write(signal, path));
    }

    private static void Write(PosixSignalContext signal, string path)
    {
        signal.Cancel = true;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime.TotalMicroseconds;
        var line = string.Create(CultureInfo.InvariantCulture, $"{bytes} {processor:F0} {GC.CollectionCount(0)}\n");
        File.WriteAllText(path + ".new", line);
        File.Move(path + ".new", path, overwrite: true);
    }
}
