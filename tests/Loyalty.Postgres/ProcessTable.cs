using System.Globalization;
using Loyalty.Processes;

namespace Loyalty.Postgres;

/// <summary>Processes as Linux tells of them, and signals to them; one that has ended meanwhile needs none.</summary>
internal static class ProcessTable
{
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

    public static void Pause(int process) => Signals.TrySend(process, Signals.Stop);

    public static void Continue(int process) => Signals.TrySend(process, Signals.Continue);

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
}
