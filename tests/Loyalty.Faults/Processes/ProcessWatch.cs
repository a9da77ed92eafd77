using System.Diagnostics;
using System.Globalization;

namespace Loyalty.Faults.Processes;

/// <summary>
/// A small shell process that knows the processes that were started and kills those that are left when this one ends, however it ends:
/// the pipe that it reads from is closed then.
/// </summary>
internal static class ProcessWatch
{
    private const string Script = """
        running=" "
        while read -r what process; do
            case $what in
                started) running="$running$process " ;;
                ended) running="${running%% $process *} ${running#* $process }" ;;
            esac
        done
        for process in $running; do kill -9 "$process" 2>/dev/null; done
        """;

    private static readonly Lock Turn = new();
    private static readonly Process Shell = Process.Start(
        new ProcessStartInfo("setsid", ["sh", "-c", Script]) { RedirectStandardInput = true, WorkingDirectory = "/" })!;

    public static void Started(int process) => Tell("started", process);

    public static void Ended(int process) => Tell("ended", process);

    private static void Tell(string what, int process)
    {
        lock (Turn)
        {
            Shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{what} {process}\n"));
            Shell.StandardInput.Flush();
        }
    }
}
