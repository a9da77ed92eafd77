namespace Loyalty.Cli.OrderHistory;

/// <summary>Opens an order history, compressed or not: its first bytes tell, whatever its name.</summary>
internal static class HistoryFile
{
    private const int BufferBytes = 1 << 16;

    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isGzip ? new WholeGzipStream(file) : file;
    }
}
