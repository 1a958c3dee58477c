/** The store cannot be used at the moment. Its message is a sentence for people that says what and what now. */
export class StoreError extends Error {
	override readonly name = 'StoreError';
}
