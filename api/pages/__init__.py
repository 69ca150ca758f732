"""What every page shares: the layout, the style sheet, how a page is rendered."""
