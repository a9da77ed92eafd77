namespace Loyalty.Domain.Stock;

/// <summary>Why a stock refuses a command, in order of precedence: of several reasons the first is told.</summary>
public enum StockRefusal
{
    /// <summary>The program has no such reward.</summary>
    RewardUnknown = 1,

    /// <summary>Fewer pieces are left.</summary>
    OutOfStock,

    /// <summary>More pieces would come back than are taken.</summary>
    StockNotTaken,
}
