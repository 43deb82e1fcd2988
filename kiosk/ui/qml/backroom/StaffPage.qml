import "../controls"

// What every screen of the back room can say.
Page {
    signal chosen(key: string)
    signal measured(size: real)
}
