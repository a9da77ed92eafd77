using System.Globalization;
using System.Runtime.InteropServices;

namespace Loyalty.Postgres;

/// <summary>Processes as Linux tells of them, and signals to them.</summary>
internal static class ProcessTable
{
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;

    /// <summary>What follows the name in <c>/proc/id/stat</c>: state, parent, …</summary>
    public static string[] Fields(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [.. Directory.GetDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && ParentOf(id) == parent)];

    /// <summary>Whether a process runs; one that has ended and was not yet asked how (a zombie) does not.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            return Fields(process)[0] != "Z";
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static void Pause(int process) => Signal(process, StopSignal);

    public static void Continue(int process) => Signal(process, ContinueSignal);

    private static int ParentOf(int process)
    {
        try
        {
            return int.Parse(Fields(process)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>A process that has ended meanwhile needs no signal.</summary>
    private static void Signal(int process, int signal) => _ = Kill(process, signal);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
