using NodaTime;

namespace Loyalty.Model.History;

/// <summary>One line of the file.</summary>
/// <param name="Customer">Empty for a guest.</param>
internal sealed record OrderLine(
    string Invoice, string Sku, long Quantity, LocalDateTime At, decimal UnitPrice, string Customer)
{
    public bool IsCancellation => Invoice.StartsWith('C');

    /// <summary>Why the line counts for nothing, or null.</summary>
    public string? LeftOut =>
        Customer.Length == 0 ? "guest"
        : UnitPrice <= 0 ? "price"
        : (IsCancellation ? Quantity >= 0 : Quantity <= 0) ? "quantity"
        : null;
}
