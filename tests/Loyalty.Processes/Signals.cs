using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Loyalty.Processes;

/// <summary>Signals of Linux to one process.</summary>
public static class Signals
{
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <exception cref="Win32Exception">There is no such process, or it is not ours.</exception>
    public static void Send(int process, int signal)
    {
        if (!TrySend(process, signal))
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Sends one to a process that may have ended meanwhile; tells whether it was there.</summary>
    public static bool TrySend(int process, int signal) => Kill(process, signal) == 0;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Kill(int process, int signal);
}
