import { Component, type ReactNode } from "react";

/** Keeps a tab that fails from taking the whole pane down: says so, in a sentence; the other tabs go on working. */
export class PanelBoundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    return message === null ? (
      this.props.children
    ) : (
      <p role="alert">This tab stopped: {message}. Open another tab and come back to start it again.</p>
    );
  }
}
