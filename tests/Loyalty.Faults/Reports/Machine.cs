using System.Runtime.InteropServices;

namespace Loyalty.Faults.Reports;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe() => string.Join(", ",
        $"{Environment.ProcessorCount} processors ({Processor()})",
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024)} GB of memory",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            ?? "unnamed"
        : "unnamed";
}
