using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Loyalty.Postgres;

/// <summary>
/// The temporary folder of one server: data, socket, log, and a note of the process that it works for. A watch (a small shell
/// process) ends the server when that process ends without a word; should even the watch be killed, whoever makes the next folder
/// clears away what has no owner any more.
/// </summary>
internal sealed class ServerFolder : IDisposable
{
    private static readonly string All = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "loyalty-postgres");

    private readonly Process watch;

    private ServerFolder(string path)
    {
        Path = path;
        watch = Watch(path);
    }

    public string Path { get; }

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Log => System.IO.Path.Combine(Path, "server.log");

    public static ServerFolder Make()
    {
        Directory.CreateDirectory(All);
        ClearLeftOvers();
        var path = System.IO.Path.Combine(All, Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(path);
        using var self = Process.GetCurrentProcess();
        File.WriteAllText(OwnerFile(path), string.Create(CultureInfo.InvariantCulture, $"{self.Id} {StartOf(self.Id)}"));
        return new ServerFolder(path);
    }

    public static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Deletes the folder, which tells the watch that there is nothing left to do.</summary>
    public void Dispose()
    {
        watch.StandardInput.Close();
        watch.WaitForExit();
        watch.Dispose();
    }

    private static string OwnerFile(string path) => System.IO.Path.Combine(path, "owner");

    private static Process Watch(string path) =>
        Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", Resource("watch.sh"), "watch", path])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        })!;

    private static void ClearLeftOvers()
    {
        foreach (var path in Directory.GetDirectories(All).Where(HasNoOwner))
        {
            using var watch = Watch(path);
            watch.StandardInput.Close();
            watch.WaitForExit();
        }
    }

    /// <summary>A folder without a note is not older than its owner's next step, or has been forgotten for an hour.</summary>
    private static bool HasNoOwner(string path)
    {
        try
        {
            if (!File.Exists(OwnerFile(path)))
                return Directory.GetLastWriteTimeUtc(path) < DateTime.UtcNow.AddHours(-1);
            var words = File.ReadAllText(OwnerFile(path)).Split(' ');
            return words.Length == 2 && StartOf(int.Parse(words[0], CultureInfo.InvariantCulture)) != words[1];
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>When a process started, in the kernel's ticks, so that a later process of the same id is another one; "" for none.</summary>
    private static string StartOf(int process)
    {
        try
        {
            return ProcessTable.Fields(process)[19];
        }
        catch (IOException)
        {
            return "";
        }
    }
}
